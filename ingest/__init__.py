"""Files → documents → sentences → chunks. Imports nothing of the other folders."""
