"""
Errors that the world can cause; the words for each code stand in `resources/messages/`.

* BejoError              shown to the user by its code
  * RuleBroken           a rule of procurement or of the centre says no; nothing was changed
    * BadInput           what was typed or given cannot be read; `field` names where
  * NotFound             nothing has that name here
  * AccessDenied         wrong passphrase, no such role, a mandate that ended
  * EnvironmentFailed    disk, lock or store failed; nothing was lost
    * CentralUnavailable the line or the centre is away; what was drafted stays queued
  * Cancelled            the user stopped a job; shown as nothing at all

Anything else that is raised is a bug of ours: logged with its traceback and reported as such.
"""

from __future__ import annotations


class BejoError(Exception):
    """
    Base of all errors that carry a message code instead of a sentence.

    Args:
        code: dotted, stable, e.g. `order.empty`; its words stand in `resources/messages/`.
        facts: what the sentence needs; only JSON-ready values, never secrets.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class RuleBroken(BejoError):
    """A rule forbids the act; nothing was changed."""


class BadInput(RuleBroken):
    """Something typed or given cannot be read; `facts["field"]` names it where there is one."""


class NotFound(BejoError):
    """Nothing here has that name."""


class AccessDenied(BejoError):
    """Wrong passphrase, missing role, ended mandate."""


class EnvironmentFailed(BejoError):
    """Disk, lock, store or printer failed; the words say what to free or close."""


class CentralUnavailable(EnvironmentFailed):
    """The line or the central service is away; what was drafted stays queued."""


class Cancelled(BejoError):
    """The user stopped a job between two transactions."""
