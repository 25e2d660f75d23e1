/* Paper: a button where it can do something; what is folded is printed too. */
(() => {
  'use strict';
  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });
  addEventListener('beforeprint', () => {
    document.querySelectorAll('.original, .wording').forEach((details) => { details.open = true; });
  });
})();
