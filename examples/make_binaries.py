"""Write the two sample reports that are not plain text: `python examples/make_binaries.py`."""

from datetime import datetime
from pathlib import Path

from docx import Document
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

REPORTS = Path(__file__).parent / "reports"

MINISTRY = (
    "Ministry of Information, Mogadishu",
    "Press statement of 16 October 2017",
    "The Federal Government announces with deep sorrow that 276 people were killed and about 300 were injured when a "
    "truck bomb exploded at the Zobe junction in Mogadishu on Saturday. Most of the victims were civilians.",
    "The Minister said that the terrorists of al-Shabaab had carried out the attack and that the security forces "
    "arrested one suspect, the driver of a second vehicle, on the same day.",
    "Turkey has flown 35 of the wounded to Ankara for treatment. Kenya and Ethiopia have promised medical supplies.",
    "The Government denies reports that the guards of the checkpoint took money to let the truck pass.",
    "Three days of mourning have been declared. The army will launch an offensive against the militants in the Lower "
    "Shabelle region.",
)

FINDING = (
    "Kunduz: what patients and staff told us",
    "Human Rights Records Group, 12 December 2015",
    "We spoke to 24 people who were in the hospital in Kunduz on the night of 3 October 2015. All of them said that "
    "there were no armed men inside the compound. Nine said that they saw the aircraft return five times.",
    "By our count at least 42 people died: 24 patients, 14 members of staff and four relatives. Dozens were wounded, "
    "among them a surgeon who lost an arm. Two patients are still missing.",
    "A nurse said that people were shot from the air while they ran from the main building. The military has not "
    "confirmed this.",
    "Fighters of the Taliban had held the city from 28 September. Residents said that the militants executed at least "
    "seven people whom they accused of working for the government, and looted the offices of aid agencies.",
)


def pdf(path: Path, lines: tuple[str, ...]) -> None:
    """Title, subtitle and paragraphs as a one-page PDF that comes out the same every time."""
    styles = getSampleStyleSheet()
    kinds = [styles["Title"], styles["Heading3"], *[styles["BodyText"]] * (len(lines) - 2)]
    flow = [part for line, kind in zip(lines, kinds, strict=True) for part in (Paragraph(line, kind), Spacer(1, 6))]
    SimpleDocTemplate(str(path), title=lines[0], author="Ministry of Information", invariant=1).build(flow)


def docx(path: Path, lines: tuple[str, ...]) -> None:
    """Heading, byline and paragraphs as a Word file."""
    document = Document()
    document.core_properties.title = lines[0]
    document.core_properties.author = "Human Rights Records Group"
    document.core_properties.created = document.core_properties.modified = datetime(2015, 12, 12)
    document.add_heading(lines[0], 1)
    for line in lines[1:]:
        document.add_paragraph(line)
    document.save(str(path))


if __name__ == "__main__":
    pdf(REPORTS / "mogadishu-ministry.pdf", MINISTRY)
    docx(REPORTS / "kunduz-finding.docx", FINDING)
