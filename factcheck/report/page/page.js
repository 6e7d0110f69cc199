// The page works by its links alone; this lights up everything that belongs to a check, and filters by verdict.
"use strict";
const lit = (ids) => {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  for (const id of ids) {
    for (const part of document.querySelectorAll(`[data-place="${id}"]`)) part.classList.add("lit");
    document.getElementById(id)?.classList.add("lit");
  }
};
const ofCheck = (card) => [card.id, ...[...card.querySelectorAll("dd a")].map((a) => a.hash.slice(1))];
document.addEventListener("click", (event) => {
  const card = event.target.closest(".check");
  const number = event.target.closest("a.n");
  if (card) lit(ofCheck(card));
  else if (number && number.hash) {
    const own = document.getElementById(number.hash.slice(1));
    if (own?.classList.contains("check")) {
      document.body.classList.remove(...["consistent", "tension", "inconsistent", "undecided"]
        .filter((v) => own.classList.contains(v)).map((v) => `hide-${v}`));
      for (const box of document.querySelectorAll("nav input")) box.checked = !document.body.classList.contains(`hide-${box.value}`);
      lit(ofCheck(own));
    }
  }
});
for (const box of document.querySelectorAll("nav input")) {
  box.addEventListener("change", () => document.body.classList.toggle(`hide-${box.value}`, !box.checked));
}
