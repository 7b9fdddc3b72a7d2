from tests.url_table.agreements import AGREEMENTS
from tests.url_table.api import API
from tests.url_table.entry import ENTRY
from tests.url_table.governance import GOVERNANCE
from tests.url_table.ledger import LEDGER
from tests.url_table.lessons import LESSONS
from tests.url_table.lifecycle import LIFECYCLE
from tests.url_table.of_a_collaboration import OF_A_COLLABORATION
from tests.url_table.pages import PAGES
from tests.url_table.people import PEOPLE_OF_ONE
from tests.url_table.reviews import REVIEWS
from tests.url_table.shares import SHARES

URLS = {
    **PAGES,
    **OF_A_COLLABORATION,
    **LIFECYCLE,
    **SHARES,
    **GOVERNANCE,
    **PEOPLE_OF_ONE,
    **AGREEMENTS,
    **LEDGER,
    **ENTRY,
    **LESSONS,
    **REVIEWS,
    **API,
}
