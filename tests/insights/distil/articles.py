"""Articles of our own, one of each kind that matters here."""

from insights.document import Document
from insights.parsing import parse

CACHE = """
Our bakery's order page used to take nine seconds to load on a Saturday morning.

A read-through cache cut the load time of the order page from nine seconds to 400 milliseconds. The cache
keeps the price list in memory and asks the database only when a price changes. Customers noticed within
a day.

This was not obvious at first. In this post we'll look at the details.

## Why the database was slow

The price list joins eleven tables, because every cake can be changed by its buyer. Each visit ran that
join again. Database indexes did not help, since the slow part was the network between the two machines.

What would you have tried?

```sql
select * from cakes;
```

As shown above, the query is short. Here's the plan:

## What a read-through cache changes

A read-through cache answers from memory and fills itself on a miss. It needs no second copy of the
business rules. You should set a limit for its size, because a cache without a limit grows until the
server has no memory left.

- Prices expire after 60 seconds.
- Stock levels are never cached, as a wrong number costs a customer.

## Invalidation is the hard part

Invalidation must happen in the same transaction as the change, otherwise a crash between the two leaves
old prices in the cache. We moved the invalidation into a database trigger and deleted 300 lines of
application code. Thanks to everyone who tested this with us!

> The cake is a lie, said nobody.
"""

RELEASE = """
We are happy to announce Loaf 2.4.

## Faster proofing

Loaf 2.4 proofs dough 30% faster by measuring humidity every second. Earlier versions measured once a
minute.

## Recipes as files

Recipes are now plain files, which means they can be kept in version control. Old recipes are converted
by themselves.

## Contributors

Many people came together to make Loaf 2.4. Thank you!
"""

GERMAN = """
Ein guter Sauerteig braucht drei Tage und ein warmes Zimmer. Der Sauerteig lebt von Hefen, die schon im
Mehl sind. Die Hefen vermehren sich bei 28 Grad am schnellsten.

## Warum Roggen

Roggenmehl bindet mehr Wasser als Weizenmehl, deshalb bleibt ein Roggenbrot länger frisch. Bäcker
schätzen das."""

JAPANESE = (
    "パンは小麦粉と水で作ります。発酵には時間が必要です。"
    "温度が高いと発酵は速く進みます。低温発酵は味を良くします。"
)


def cache() -> Document:
    return parse(CACHE, title="A read-through cache made our order page fast")


def release() -> Document:
    return parse(RELEASE, title="Announcing Loaf 2.4")
