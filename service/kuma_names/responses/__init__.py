"""The JSON of the API: what HTTP and the command line return alike."""
