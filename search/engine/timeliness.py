"""How dates change a score, on every engine alike: in steps, so that nothing far ahead or long ago ever vanishes."""

#: What something that has not ended counts for when it begins within so many days, or goes on now.
SOON = ((30, 1.15), (90, 1.08))
#: What is left of news after so many days.
OLD_NEWS = ((3 * 365, 0.75), (365, 0.9))
