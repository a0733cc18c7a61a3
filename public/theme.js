// Loaded blocking in <head>, so that the chosen theme is there before the first paint.
try {
  var theme = localStorage.getItem('greenroom-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's preference stays.
}
