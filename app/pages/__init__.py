"""The pages of the web app. They show; what they show comes from `answer`."""
