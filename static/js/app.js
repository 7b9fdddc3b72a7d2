// What every page shares: GOV.UK Frontend's components, filters on phones, copy link, print.
import { initAll } from '../vendor/govuk-frontend-6.6.0.min.js';

initAll();

const PHONE = '(max-width: 640px)';

// Open without JavaScript; on a phone the answer comes before the filters.
if (matchMedia(PHONE).matches) {
  document.querySelectorAll('[data-filters]').forEach((filters) => filters.removeAttribute('open'));
}

async function copyLink(button) {
  const status = button.parentElement.querySelector('[data-copied]');
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  let outcome = 'Link copied';
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    // Refused, or not offered outside https.
    outcome = 'Copy the address bar instead';
  }
  button.textContent = outcome;
  if (status) status.textContent = outcome;
  setTimeout(() => {
    button.textContent = label;
    if (status) status.textContent = '';
  }, 3000);
}

document.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]');
  if (copy) copyLink(copy);
  if (event.target.closest('[data-print]')) print();
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-jump]')) location.hash = event.target.value;
});
