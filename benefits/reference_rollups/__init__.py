"""The rollups' figures in plain Python, straight from their definitions.

The oracle of the tests and of the nightly audit: it shares no SQL and no view with
`rollups`. One collaboration's ledger is read, then one financial year computed.

Spend and funding: the sum of the entries; nothing recorded is None, never 0.

Benefits: targets (planned) and the last confirmed reading of each measure, force and
period (realised), in periods that start before the measure was withdrawn; a force's
own while it takes part. Each measure is rolled up by its two rules (`roll_up`); pounds
that add up are counted (`counted`) and summed line by line. Dis-benefits stand apart,
whatever their type.
"""

from benefits.reference_rollups.counted import ForceKey
from benefits.reference_rollups.ledger import Figures, Ledger
from benefits.reference_rollups.measures import measure_rows
from benefits.reference_rollups.years import force_rows, year_row

__all__ = ["Figures", "ForceKey", "Ledger", "force_rows", "measure_rows", "year_row"]
