"""One intent of each act that follows an order to its end."""

from datetime import date

from bejo_desktop.contract.intents import (
    AddEvidence,
    AllowBudget,
    Amend,
    Approval,
    Buy,
    Cancel,
    Deposit,
    DepositRow,
    Final,
    GoneLine,
    HandOver,
    Pay,
    SendBack,
    WithheldRow,
)
from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.payments import Tax

HASH = "ab" * 32
SCAN = "cd" * 32
PPK = "197503102000121002"
DAY = date(2026, 5, 20)


def later_acts(number: str) -> tuple[object, ...]:
    """Return the acts; `number` is that of the order."""
    named = {"content": HASH, "no": number}

    def taken(series: str) -> dict[str, object]:
        return {"series": series, "year": 2026, "running": 9, "lease": "L91"}

    return (
        Final(
            **named,
            **taken("SP"),
            approval=Approval(ppk=PPK, mandate="SK 1/2026", on=DAY, scan=SCAN),
        ),
        Pay(
            **named,
            **taken("KW"),
            kw="000.3.2/0009/KW/413.101/2026",
            on=DAY,
            kind="LS",
            invoice="INV-0418",
            amount=299_700,
            receipts=(2,),
            penalty=270,
            withheld=(WithheldRow(tax=Tax.PPH_22, base=270_000, amount=4_050),),
            transfer="TRX-88",
        ),
        Buy(**named, **taken("NP"), on=DAY),
        SendBack(**named, on=DAY, lines=(GoneLine(line=1, quantity="1.5", reason="Segel rusak"),)),
        Deposit(
            **named,
            rows=(
                DepositRow(
                    tax=Tax.PPN,
                    amount=59_400,
                    month=date(2026, 5, 1),
                    on=DAY,
                    billing="028000000000001",
                    ntpn="ABCD1234EFGH5678",
                    slip="BP-1",
                ),
            ),
        ),
        AddEvidence(**named, kind=EvidenceKind.VENDOR_NOTE, paper="0931", on=DAY, scan=SCAN),
        Amend(
            **named,
            **taken("ADD"),
            previous="ef" * 32,
            add="000.3.2/0009/ADD/413.101/2026",
            on=DAY,
            reason="Tambah dua rim kertas",
        ),
        Cancel(
            **named,
            **taken("HENTI"),
            letter="000.3.2/0009/HENTI/413.101/2026",
            form=CancelForm.PEMUTUSAN,
            on=DAY,
            reason="Penyedia tidak mengirim barang",
        ),
        HandOver(**named, to=PPK, sk="SK 2/2026", since=DAY, reason="Mutasi pejabat lama"),
        AllowBudget(**named, reason="Pergeseran sedang diproses"),
    )
