from tests.url_table.agreements import AGREEMENTS
from tests.url_table.api import API
from tests.url_table.governance import GOVERNANCE
from tests.url_table.of_a_collaboration import OF_A_COLLABORATION
from tests.url_table.pages import PAGES
from tests.url_table.people import PEOPLE_OF_ONE

URLS = PAGES | OF_A_COLLABORATION | GOVERNANCE | PEOPLE_OF_ONE | AGREEMENTS | API
