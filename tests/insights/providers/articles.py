"""Articles of our own, as authors write them: sections, numbers, names, a list, code and an image."""

PUMPS = """\
# Pumps do not fail at night, logbooks do

Most water utilities replace pumps long before the metal gives up. The regional works in Brackwater swapped \
eleven pumps in 2021 and found nine of them healthy. A healthy pump costs 14,000 euros to replace, and the crew \
loses two days for each swap. The logbook had told everyone that these machines were dying.

## Where the wrong numbers come from

Operators write down the motor temperature at the end of each shift. Tired people round, copy the line above, \
and trust the needle. After three months the logbook of station four contained the value 71 degrees in \
ninety percent of its rows. A vibration sensor on the same pump never agreed with the paper. Copied readings \
hide real wear, because a flat line looks like good health until the bearing breaks.

## What the crew changed

Brackwater bought six vibration sensors for less than the price of one pump. The sensors send a reading every \
ten minutes, and a small script compares it with the last seven days. Alarms go to the person on shift and not \
to a mailbox. The first alarm came on a Sunday and saved a bearing that cost 38 euros.

```python
def is_worn(readings: list[float]) -> bool:
    return max(readings) > 1.5 * median(readings)
```

The script has twelve lines and runs on a computer from 2013. Simple thresholds beat the vendor's dashboard in \
every month of the trial.

![A pump with an open bearing housing](https://brackwater.example/img/pump.jpg)

## What it saved

- Unplanned stops fell from nine to two in the first year.
- The spare parts budget shrank by a third.
- Night call-outs dropped from forty to eleven.

Paper still lies on every desk, and operators like it that way. The logbook now holds observations instead of \
numbers: a smell, a sound, a leak. Machines are better at numbers, and people are better at surprise.
"""

SEEDS = """\
# Why our seed library lends out failures

A seed library usually shows its best tomatoes at the door. The library in Ostmoor puts its failed crops on \
the front table. Visitors learn more from a dead bean than from a perfect one. Failed crops carry a label with \
the soil, the date and the weather of the worst week.

## Labels that tell a story

Each label takes four minutes to write and survives three seasons in a paper sleeve. Growers who read a failure \
label lose 40 percent fewer seedlings in their first spring. The library has collected 612 labels since 2016. \
Late frost explains more failures than poor soil, drought and snails together.

## Lending with a debt

Borrowers return twice the seed they took, or a label that explains why they cannot. Honest labels are worth \
more than full envelopes, because seed loses its strength after five years. Two schools and a prison garden \
now run the same rule. The prison garden returns the most detailed labels of all members.

## Costs

The whole library costs 900 euros a year, mostly for paper and a dry cupboard. A retired chemist checks the \
moisture of the cupboard every Friday. Volunteers sort new envelopes in winter, when the garden sleeps. Small \
rules kept by many people outlast big plans kept by one.
"""

QUEUES = """\
# The queue was never the problem

Our ticket shop slowed to a crawl every Monday at nine. The team bought a bigger message queue twice, and the \
crawl stayed. Measuring the wait of each step took one afternoon and found a lock in the seat map. One lock \
held 83 percent of all waiting time.

## Measure the wait, not the work

Processors were idle for most of the crawl. Profilers show work, and a lock does no work. The team added a \
timestamp before and after every lock in the code. Eleven locks were harmless and one was not.

## Smaller locks

The seat map used a single lock for the whole hall. Splitting the lock by row cut the longest wait from 19 \
seconds to 240 milliseconds. Rows rarely collide, because people buy neighbouring seats.

```go
rows[seat.Row].Lock()
defer rows[seat.Row].Unlock()
```

Nobody had to touch the queue. The second queue was switched off in June and saves 400 dollars a month.

## What stays

Every new lock now needs a name and a timer. Dashboards show waiting time beside processor time. Teams that \
measure waiting stop buying hardware they do not need. Curiosity costs an afternoon, and guessing costs a year.
"""

ALL = (PUMPS, SEEDS, QUEUES)
