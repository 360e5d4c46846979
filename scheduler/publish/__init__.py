"""The publishing protocol: claim, gate, intent, call, result. See docs/decisions for why it is so.

X has no idempotency key, so what a thread's rows say before and after each call is all there is. Every step
is one short transaction on the database's clock; a call happens only after its intent is committed.
"""

from scheduler.publish.run import publish, stopping

__all__ = ["publish", "stopping"]
