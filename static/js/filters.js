/* On a wide screen and a fast line, results follow as boxes are ticked. Without this file the button sends the form. */
(() => {
  'use strict';
  const connection = navigator.connection || {};
  const wide = matchMedia('(min-width:60rem)');
  const slow = connection.saveData || /2g/.test(connection.effectiveType || '');
  if (!document.getElementById('filter-form') || !window.fetch || !window.AbortController || slow) return;

  const currentUrl = () => location.pathname + location.search;
  let shownUrl = currentUrl();
  let request;

  const formUrl = (form) => {
    const query = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (value) query.append(name, value); });
    const text = query.toString();
    return location.pathname + (text ? '?' + text : '');
  };

  /* The focused field, found again by name and value once the page around it is new. */
  const rememberFocus = () => {
    const field = document.activeElement;
    if (!field || !field.name) return () => {};
    const isCheckbox = field.type === 'checkbox';
    const isSame = (other) => other.name === field.name && (!isCheckbox || other.value === field.value);
    return () => {
      const match = Array.from(document.querySelectorAll('input,select')).find(isSame);
      if (!match) return;
      if (field.type === 'search' && field.value !== field.defaultValue) match.value = field.value;
      match.focus({ preventScroll: true });
    };
  };

  const replacePage = (fresh) => {
    const restoreFocus = rememberFocus();
    const isOpen = document.querySelector('.filters').open;
    for (const part of ['main', '.languages']) document.querySelector(part).replaceWith(fresh.querySelector(part));
    document.querySelector('.filters').open = isOpen;
    document.title = fresh.title;
    restoreFocus();
    document.getElementById('status').textContent = document.getElementById('found').textContent;
  };

  const load = (url, push) => {
    if (request) request.abort();
    const controller = request = new AbortController();
    fetch(url, { signal: controller.signal }).then((response) => {
      if (!response.ok) throw new Error(response.status);
      return response.text();
    }).then((text) => {
      if (controller.signal.aborted) return;
      const fresh = new DOMParser().parseFromString(text, 'text/html');
      if (push) history.pushState(null, '', url);
      shownUrl = currentUrl();
      replacePage(fresh);
    }).catch((error) => { if (error.name !== 'AbortError') location.assign(url); });
  };

  document.addEventListener('change', (event) => {
    const form = event.target.form;
    if (form && form.id === 'filter-form' && event.target.type !== 'search' && wide.matches) load(formUrl(form), true);
  });
  /* A jump within the page is no change of the filters. */
  addEventListener('popstate', () => { if (currentUrl() !== shownUrl) load(currentUrl(), false); });
})();
