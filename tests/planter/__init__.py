"""Plants faults into sound files, to count how many of them are told, and where.

A kind of fault is a small function from the text of a sound file to that of a faulty one (`fault.Kind`): those of plans,
actuals, registries and tables stand in a module each. `grounds` plants them and asks what is told then.
"""

from tests.planter import actuals, plans, registries, tables

KINDS = (*plans.KINDS, *actuals.KINDS, *registries.KINDS, *tables.KINDS)
"""Every kind of fault."""
