"""An oracle: what the design asks of one target, worked out from the design alone and from nothing of planmetrics."""
