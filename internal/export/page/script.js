"use strict";
(function () {
  document.documentElement.classList.add("js");
  var openers = new Map(); // panel → the link that opened it

  function show(panel, link) {
    panel.classList.add("open");
    if (link) {
      openers.set(panel, link);
      link.setAttribute("aria-expanded", "true");
    }
  }
  function hide(panel) {
    var link = openers.get(panel);
    openers.delete(panel);
    if (panel.dataset.copy) { panel.remove(); } else { panel.classList.remove("open"); }
    if (link) {
      link.setAttribute("aria-expanded", "false");
      link.focus({ preventScroll: true });
    }
  }
  function panelOf(link) {
    var found = null;
    openers.forEach(function (by, panel) { if (by === link) { found = panel; } });
    return found;
  }
  // Evidence that stands elsewhere is copied to where it is asked for.
  function copyOf(target, link) {
    var panel = document.createElement("aside");
    panel.className = "evidence";
    panel.dataset.copy = "1";
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", link.title || link.textContent);
    var study = target.closest(".study");
    var who = document.createElement("p");
    who.className = "who";
    var name = document.createElement("a");
    name.href = "#" + (study || target).id;
    name.textContent = study ? study.querySelector("h3").textContent : "";
    var close = document.createElement("a");
    close.className = "close";
    close.href = link.getAttribute("href");
    close.textContent = "×";
    who.append(name, close);
    panel.append(who);
    var cell = target.cloneNode(true);
    cell.removeAttribute("id");
    panel.append(cell);
    var source = study && study.querySelector(":scope > .source");
    if (source) { panel.append(source.cloneNode(true)); }
    var host = link.closest("td > p, .side > p, .statement") || link.parentNode;
    host.after(panel);
    return panel;
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
    var close = event.target.closest("a.close");
    if (close) {
      event.preventDefault();
      hide(close.closest(".evidence"));
      return;
    }
    var link = event.target.closest("a.c");
    if (!link) { return; }
    var target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target || !(target.classList.contains("evidence") || target.classList.contains("cell"))) { return; }
    event.preventDefault();
    var panel = panelOf(link);
    if (panel) { hide(panel); return; }
    show(target.classList.contains("cell") ? copyOf(target, link) : target, link);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var last = null;
    openers.forEach(function (_, panel) { last = panel; });
    if (last) { hide(last); }
  });
  function fromAddress() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.classList.contains("evidence")) { show(target, null); target.scrollIntoView({ block: "center" }); }
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
  // On a small screen the contents begin closed.
  if (matchMedia("(max-width: 40rem)").matches) {
    var contents = document.querySelector("nav.contents details");
    if (contents) { contents.open = false; }
  }
})();
