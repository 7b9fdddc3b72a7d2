// Runs before the page is drawn, so that nothing jumps. Browsers without modules keep the plain page.
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
}
