"""Words of the import pages: what columns can mean, why rows and files stay out, where a run stands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.acquisition.types import (
    REPEATED,
    Datum,
    FileTrouble,
    MappingTrouble,
    Reason,
    RunState,
    Target,
    UnreadableFile,
)

Words = Mapping[str, Promise | str]

DATA: Words = {
    Datum.NAME: _("Name (last name, first names)"),
    Datum.LAST_NAME: _("Last name"),
    Datum.FIRST_NAMES: _("First names"),
    Datum.IDENTITY_CODE: _("Personal identity code"),
    Datum.BIRTH_DATE: _("Date of birth"),
    Datum.BIRTH_PLACE: _("Place of birth"),
    Datum.MIGRI_NUMBER: _("Migri customer number"),
    Datum.HOME_MUNICIPALITY: _("Home municipality"),
    Datum.STREET_ADDRESS: _("Street address"),
    Datum.POSTAL_CODE: _("Postal code"),
    Datum.POST_OFFICE: _("Post office"),
    Datum.PHONE: _("Telephone"),
    Datum.EMAIL: _("E-mail"),
    Datum.NATIVE_LANGUAGE: _("Mother tongue"),
    Datum.SERVICE_LANGUAGE: _("Language of service"),
    Datum.INTERPRETER_NEED: _("Need of an interpreter"),
    Datum.ARRANGEMENTS: _("Other arrangements"),
    Datum.TARGET_OCCUPATION: _("Target occupation"),
    Datum.CITIZENSHIP: _("Citizenship"),
    Datum.PERMIT_TYPE: _("Residence permit: type"),
    Datum.PERMIT_SECTION: _("Residence permit: section of the Aliens Act"),
    Datum.PERMIT_GRANTED_ON: _("Residence permit: granted on"),
    Datum.PERMIT_VALID_FROM: _("Residence permit: valid from"),
    Datum.PERMIT_VALID_UNTIL: _("Residence permit: valid until"),
    Datum.EDUCATION_DEGREE: _("Education: degree or content"),
    Datum.EDUCATION_LEVEL: _("Education: level"),
    Datum.EDUCATION_COUNTRY: _("Education: country"),
    Datum.EDUCATION_YEARS: _("Education: years"),
    Datum.EDUCATION_COMPLETED: _("Education: year of completion"),
    Datum.WORK_OCCUPATION: _("Work: occupation"),
    Datum.WORK_COUNTRY: _("Work: country"),
    Datum.WORK_START: _("Work: from"),
    Datum.WORK_END: _("Work: until"),
    Datum.TEAM: _("Team"),
    Datum.WORKER: _("Worker (name or user name)"),
    Datum.STARTED_ON: _("Client since"),
    Datum.SOURCE: _("Source of the row's data"),
    Datum.PROTECTION: _("Mark of protected whereabouts"),
}
REASONS: Words = {
    Reason.MISSING: _("A necessary datum is missing. Fill it in."),
    Reason.NO_CODE_AND_NO_BIRTH_DATE: _("There is neither an identity code nor a date of birth. Give one of them."),
    Reason.NAME_WITHOUT_COMMA: _("The name has no comma between last name and first names. Add it."),
    Reason.CODE_FORMAT: _("This is not an identity code. Correct it or leave it empty."),
    Reason.CODE_CHECK_CHARACTER: _("The identity code's last character does not fit. Check the code."),
    Reason.CODE_DATE_OR_NUMBER: _("The identity code holds a date or number that does not exist. Check the code."),
    Reason.CODE_TWICE_IN_FILE: _("The same identity code stands on an earlier row. Keep one of the rows."),
    Reason.BIRTH_DATE_OTHER_THAN_CODE: _("The date of birth is not the one in the identity code. Check both."),
    Reason.DATE_NOT_READ: _("The date can't be read. Write it as 31.12.2025 or 2025-12-31."),
    Reason.DATE_DOES_NOT_EXIST: _("This date does not exist. Check it."),
    Reason.DATE_OUT_OF_RANGE: _("The date is too far back or ahead. Check it."),
    Reason.ENDS_BEFORE_START: _("The end is before the start. Check both."),
    Reason.YEAR_NOT_READ: _("The year can't be read. Write it with four digits."),
    Reason.YEAR_OUT_OF_RANGE: _("The year is too far back or ahead. Check it."),
    Reason.NUMBER_NOT_READ: _("The number of years can't be read. Write it in digits."),
    Reason.UNKNOWN_CODE: _("This code or name is unknown. Use a code or name of the code set."),
    Reason.UNKNOWN_TEAM: _("There is no such team. Write its name as it is here, or leave it empty."),
    Reason.UNKNOWN_WORKER: _("There is no such worker. Write the user name, or leave it empty."),
    Reason.WORKER_OF_ANOTHER_TEAM: _("The worker is not of the row's team. Correct one of them."),
    Reason.TOO_LONG: _("The text is too long. Shorten it."),
    Reason.CONTROL_CHARACTER: _("The text holds invisible characters. Write it anew."),
    Reason.FORMULA: _("The cell holds a formula. Replace it by its value."),
    Reason.SPREADSHEET_ERROR: _("The cell holds a spreadsheet's error. Correct it."),
    Reason.PHONE_NOT_READ: _("This is not a telephone number. Correct it or leave it empty."),
    Reason.EMAIL_NOT_READ: _("This is not an e-mail address. Correct it or leave it empty."),
    Reason.PROTECTED: _("The person's whereabouts are protected. Such rows can't be brought in."),
    Reason.ROW_TOO_WIDE: _("The row has more cells than there are headings. Check it for a stray delimiter."),
    Reason.ALREADY_CLIENT: _("The identity code is a client's already. The row is left out and nothing changes."),
    Reason.WAITS_FOR_HAND: _(
        "Somebody of this name and date of birth is known. You decide whether it is the same person."
    ),
}
TROUBLES: Words = {
    FileTrouble.EMPTY: _("The file is empty. Choose the file that the old register exported."),
    FileTrouble.TOO_LARGE: _("The file is larger than %(limit)s MB. Divide it into smaller files."),
    FileTrouble.UNKNOWN_FORMAT: _(
        "This is neither a CSV file nor an Excel workbook. Export the register as one of them."
    ),
    FileTrouble.OLD_OR_LOCKED_WORKBOOK: _(
        "The workbook is of the old form (.xls) or locked by a password. Save it as .xlsx without a password."
    ),
    FileTrouble.BROKEN_WORKBOOK: _("The workbook is damaged. Open it in Excel and save it anew."),
    FileTrouble.SWOLLEN_WORKBOOK: _(
        "The workbook would unfold to far more than a register holds. Save only the sheet with the clients."
    ),
    FileTrouble.BROKEN_ENCODING: _(
        "The letters of the file are broken on line %(place)s: it mixes encodings or lost its ä and ö. "
        "Export it anew as UTF-8."
    ),
    FileTrouble.BROKEN_QUOTES: _("A quotation mark on row %(place)s has no pair. Correct the row."),
    FileTrouble.ONE_COLUMN: _(
        "The file has one column only. Export it with semicolons, commas or tabs between the columns."
    ),
    FileTrouble.NO_HEADINGS: _("The first row holds a person's data instead of headings. Add a row of headings."),
    FileTrouble.EMPTY_HEADING: _("Column %(place)s has no heading. Give it one."),
    FileTrouble.DUPLICATE_HEADING: _("Column %(place)s has the same heading as one before it. Rename it."),
    FileTrouble.FORMULA_IN_HEADING: _("The heading of column %(place)s is a formula. Write it as text."),
    FileTrouble.HEADINGS_ONLY: _("The file has headings but no rows. Choose the file with the clients."),
    FileTrouble.TOO_MANY_COLUMNS: _("The file has more than %(limit)s columns. Leave out those that are not needed."),
    FileTrouble.TOO_MANY_ROWS: _("The file has more than %(limit)s rows. Divide it into smaller files."),
}
MAPPING_TROUBLES: Words = {
    MappingTrouble.NO_NAME: _("No column means the name. Choose the one that does."),
    MappingTrouble.NO_IDENTITY: _("No column means the identity code or the date of birth. Choose at least one."),
    MappingTrouble.TWICE: _("Two columns mean the same: %(target)s. Choose one of them."),
    MappingTrouble.NAME_BOTH_WAYS: _("The name stands both whole and in parts. Choose one of the ways."),
}
STATES: Words = {
    RunState.UPLOADED: _("columns to be named"),
    RunState.CHECKING: _("being checked"),
    RunState.CHECKED: _("waits for approval"),
    RunState.RUNNING: _("being brought in"),
    RunState.DONE: _("done"),
    RunState.CANCELLED: _("cancelled"),
    RunState.FAILED: _("failed"),
}
TONES: Mapping[str, str] = {
    RunState.CHECKED: "is-warn",
    RunState.UPLOADED: "is-warn",
    RunState.DONE: "is-ok",
    RunState.FAILED: "is-danger",
}
FAULTS: Words = {
    "FILE_BROKEN": _(
        "The file that was kept can't be opened any more. Nothing more was brought in. Bring the file in anew."
    ),
    "APPROVAL_BROKEN": _(
        "The import is not what was approved any more. Nothing more was brought in. Bring the file in anew."
    ),
}


def target_words(target: Target | None) -> str:
    """What a column means, with its number where there can be several."""
    if target is None:
        return _now("not brought in")
    name = str(DATA[target.datum])
    return f"{name} ({target.number})" if target.datum in REPEATED else name


def target_words_of(text: str) -> str:
    """The same, from how it is stored; nothing where nothing is meant."""
    return target_words(Target.parse(text)) if text else ""


def trouble_words(refused: UnreadableFile) -> str:
    """What to do about a file that can't be read."""
    is_size = refused.trouble is FileTrouble.TOO_LARGE
    limit = refused.limit // 1_000_000 if refused.limit and is_size else refused.limit
    return str(TROUBLES[refused.trouble]) % {"place": refused.place or "?", "limit": limit or "?"}


def mapping_trouble_words(trouble: MappingTrouble, target: Target | None) -> str:
    """What to do about columns that do not mean enough."""
    return str(MAPPING_TROUBLES[trouble]) % {"target": target_words(target)}


def column_words(column: int | None) -> str:
    """A column by its number and by its letters in a spreadsheet."""
    if column is None:
        return ""
    letters, left = "", column
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{column} ({letters})"
