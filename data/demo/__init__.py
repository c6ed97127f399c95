"""A made-up set of the portal's files in its exact format, to show, try and load the dashboard.

Every file says SYNTHETIC in its name of the indicator and in a note; nothing of it is a statistic.
"""
