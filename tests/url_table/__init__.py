from tests.url_table.api import API
from tests.url_table.governance import GOVERNANCE
from tests.url_table.of_a_collaboration import OF_A_COLLABORATION
from tests.url_table.pages import PAGES

URLS = PAGES | OF_A_COLLABORATION | GOVERNANCE | API
