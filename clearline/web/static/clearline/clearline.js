// What the pages do beyond plain links and forms: nothing here is needed to read or to send.

const summary = document.querySelector("[data-errors]");
if (summary) summary.focus();
