/* Asks before a page with unsaved words is left. Saving, and every other button of the form, does not ask. */
'use strict';

document.addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('#content-main form[id$="_form"]');
  if (!form) return;
  let changed = Boolean(form.querySelector('.errornote, .versions'));
  const note = () => { changed = true; };
  form.addEventListener('input', note);
  form.addEventListener('change', note);
  form.addEventListener('submit', () => { changed = false; });
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
});
