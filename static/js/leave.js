/* "Leave" works without this file, as a link. With it the screen is blank at once (a slow line keeps the old page up
   for seconds) and this entry of the history is replaced. By a click, or by Shift three times; not by Esc, which would
   stop the new page from loading. */
(() => {
  'use strict';
  const exits = document.querySelectorAll('[data-exit]');
  if (!exits.length) return;

  let presses = 0;
  let timer;
  const reset = () => { presses = 0; };
  const leave = (event) => {
    if (event) event.preventDefault();
    document.documentElement.classList.add('gone');
    document.title = '\u2026';
    location.replace(exits[0].href);
  };

  exits.forEach((link) => link.addEventListener('click', leave));
  document.addEventListener('keyup', (event) => {
    clearTimeout(timer);
    presses = event.key === 'Shift' ? presses + 1 : 0;
    timer = setTimeout(reset, 5000);
    if (presses > 2) leave();
  });
  document.addEventListener('pointerdown', reset);
  addEventListener('pageshow', () => document.documentElement.classList.remove('gone'));
})();
