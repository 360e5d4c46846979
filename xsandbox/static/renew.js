// Renews the list of requests in place, while the box is ticked.
const live = document.querySelector("#live");

async function renew() {
  if (!live.checked) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("#entries").replaceWith(page.querySelector("#entries"));
}

setInterval(() => renew().catch((error) => console.warn("The sandbox does not answer:", error.message)), 3000);
