"""Questions that say in which document to look: "according to the 2021 profile", "in both the report and the feature"."""
