// Says when the live connection is lost, so that old figures are not taken for new ones.
(function () {
  function stale(is) {
    document.getElementById("stale").hidden = !is;
  }
  document.addEventListener("htmx:sseError", function () { stale(true); });
  document.addEventListener("htmx:sseOpen", function () { stale(false); });
})();
