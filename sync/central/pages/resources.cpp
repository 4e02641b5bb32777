#include "sync/central/pages/resources.h"

namespace central {
namespace {

constexpr std::string_view kStyle = R"css(
@font-face { font-family: Andika; font-weight: 400; src: local("Andika"), url("/polices/Andika-Regular.ttf"); }
@font-face { font-family: Andika; font-weight: 700; src: local("Andika Bold"), url("/polices/Andika-Bold.ttf"); }
:root {
  --fond: #F6F0E5; --bande: #E9DECB; --surface: #FFFDF9; --encre: #1A2A30; --encre2: #38454A;
  --contour: #7C7262; --seuil: #0E4A54; --surseuil: #FFFFFF; --seuillip: #062C33;
  --lumiere: #F5BC47; --selfond: #FCE7B8; --selcontour: #0E4A54; --urg: #9B1B1E; --sururg: #FFFFFF;
  --urglip: #620E11; --urgpale: #FBE6DF; --urgencre: #7F1417; --oui: #1B5733; --ouipale: #DFEFDD;
  --att: #643B00; --attpale: #FCE3B4; --focus: #6A1B70; --ligne: #D8CDB9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --fond: #0F1F23; --bande: #08161A; --surface: #1B3238; --encre: #F8F2E7; --encre2: #CFD8D6;
    --contour: #84999C; --seuil: #8AD3D6; --surseuil: #062024; --seuillip: #3F8388;
    --selfond: #54410F; --selcontour: #F5BC47; --urg: #FFA396; --sururg: #2B0506;
    --urglip: #B85F55; --urgpale: #43201F; --urgencre: #FFC2B8; --oui: #A5E3B4; --ouipale: #1C3F2B;
    --att: #FFD488; --attpale: #46340E; --focus: #F0B3F5; --ligne: #35494E;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--fond); color: var(--encre);
  font: 400 18px/1.4 Andika, "Noto Sans", sans-serif; font-feature-settings: "ss01";
}
header { background: var(--bande); border-bottom: 1px solid var(--contour); }
header > div, main, footer { max-width: 1180px; margin: 0 auto; padding: 14px 24px; }
header > div { display: flex; align-items: center; gap: 16px; flex-wrap: wrap; }
header .marque { width: 44px; height: 44px; flex: none; }
header .nom { font-weight: 700; font-size: 28px; color: var(--seuil); line-height: 1.1; }
header .ou { font-size: 20px; }
header .heure { margin-left: auto; color: var(--encre2); }
.marque .pierre { fill: var(--seuil); } .marque .lumiere { fill: var(--lumiere); }
h1 { font-size: 32px; line-height: 1.16; margin: 18px 0 4px; }
h2 { font-size: 23px; line-height: 1.2; margin: 34px 0 10px; }
p { margin: 6px 0; max-width: 62em; }
.repere { color: var(--encre2); font-size: 16px; }
a { color: var(--seuil); }
:focus-visible { outline: 4px solid var(--focus); outline-offset: 3px; border-radius: 6px; }
.saut { position: absolute; left: -9999px; } .saut:focus { left: 12px; top: 8px; background: var(--surface); padding: 8px; }
.chiffres { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; margin: 18px 0; }
.chiffres > div, .carte {
  background: var(--surface); border: 2px solid var(--contour); border-radius: 14px; padding: 14px 18px;
}
.chiffres b { display: block; font-size: 46px; line-height: 1.1; }
.chiffres span { color: var(--encre2); }
.cadre { background: var(--surface); border: 2px solid var(--contour); border-radius: 14px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 10px 16px 0; color: var(--encre2); font-size: 16px; }
th, td { padding: 10px 16px; text-align: left; vertical-align: baseline; border-top: 1px solid var(--ligne); }
thead th { border-top: 0; color: var(--encre2); font-size: 16px; font-weight: 700; white-space: nowrap; }
tbody th { font-weight: 700; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.fort { font-weight: 700; font-size: 21px; }
.nc { color: var(--encre2); }
.etat { display: inline-flex; align-items: center; gap: 8px; padding: 2px 12px; border-radius: 999px; font-weight: 700; white-space: nowrap; }
.etat::before { font-weight: 700; }
.oui { color: var(--oui); background: var(--ouipale); } .oui::before { content: "\2713"; }
.att { color: var(--att); background: var(--attpale); } .att::before { content: "\25D4"; }
.urg { color: var(--urgencre); background: var(--urgpale); } .urg::before { content: "!"; }
.muet td, .muet th { background: var(--attpale); }
.periode { display: flex; gap: 12px; flex-wrap: wrap; align-items: end; margin: 14px 0; }
.periode label { display: block; font-size: 16px; color: var(--encre2); }
input { font: inherit; padding: 9px 12px; border: 2px solid var(--contour); border-radius: 9px; background: var(--surface); color: var(--encre); min-height: 48px; }
button {
  font: inherit; font-weight: 700; min-height: 48px; padding: 8px 20px; border-radius: 9px; cursor: pointer;
  color: var(--encre); background: var(--surface); border: 2px solid var(--contour); box-shadow: 0 4px 0 var(--contour);
}
button:active { transform: translateY(4px); box-shadow: none; }
button.seuil { color: var(--surseuil); background: var(--seuil); border-color: var(--seuil); box-shadow: 0 4px 0 var(--seuillip); }
button.urgent { color: var(--sururg); background: var(--urg); border-color: var(--urg); box-shadow: 0 4px 0 var(--urglip); }
.bandeau { background: var(--attpale); color: var(--att); border: 2px solid var(--att); border-radius: 9px; padding: 10px 16px; margin: 12px 0; font-weight: 700; }
.besoins { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 12px; align-items: start; }
.carte h3 { margin: 0 0 6px; font-size: 20px; }
.carte dl { display: grid; grid-template-columns: 1fr auto; margin: 0; gap: 4px 14px; }
.carte dd { margin: 0; font-weight: 700; text-align: right; font-variant-numeric: tabular-nums; }
footer { color: var(--encre2); font-size: 16px; padding-bottom: 40px; }
.liste { list-style: none; margin: 0; padding: 0; display: grid; gap: 14px; }
.liste li { display: flex; align-items: center; gap: 18px; flex-wrap: wrap; background: var(--surface); border: 2px solid var(--contour); border-radius: 14px; padding: 14px 18px; }
.liste .ticket { font-size: 46px; font-weight: 700; line-height: 1; min-width: 3.1em; white-space: nowrap; }
.liste .attente { min-width: 11em; font-size: 20px; }
.liste form { display: flex; gap: 12px; margin-left: auto; flex-wrap: wrap; }
.liste button { min-height: 64px; min-width: 128px; font-size: 21px; }
.liste .appele { background: var(--selfond); border: 4px solid var(--selcontour); padding: 12px 16px; }
.liste .aide { background: var(--urgpale); border: 4px solid var(--urg); color: var(--urgencre); padding: 14px 18px; animation: appel 1.2s ease-out 3; }
.liste .aide.calme { background: var(--attpale); border-color: var(--att); color: var(--att); }
.liste .aide .titre { font-size: 26px; font-weight: 700; line-height: 1.2; }
.vide { font-size: 22px; padding: 30px 0; color: var(--encre2); }
@keyframes appel { 50% { outline: 8px solid var(--lumiere); outline-offset: 2px; } }
@media (prefers-reduced-motion: reduce) { .liste .aide { animation: none; } }
@media print { header { background: none; } .periode, .saut { display: none; } body { background: #FFF; } }
)css";

constexpr std::string_view kScript = R"js(
(function () {
  "use strict";
  var zone = document.getElementById("etat");
  if (!zone || !window.fetch) return;
  var title = document.title, last = "", failures = 0, calls = zone.querySelectorAll(".aide").length;
  function ring() {
    try {
      var audio = new (window.AudioContext || window.webkitAudioContext)(), note = audio.createOscillator(), volume = audio.createGain();
      note.frequency.value = 660; volume.gain.value = 0.15;
      note.connect(volume); volume.connect(audio.destination);
      note.start(); note.stop(audio.currentTime + 0.6);
    } catch (silent) { return; }
  }
  function show(html) {
    if (html === last) return;
    var key = document.activeElement && document.activeElement.getAttribute("data-cle");
    zone.innerHTML = last = html;
    if (key) { var again = zone.querySelector('[data-cle="' + CSS.escape(key) + '"]'); if (again) again.focus(); }
    var now = zone.querySelectorAll(".aide").length;
    if (now > calls) ring();
    calls = now;
    document.title = (now ? "(" + now + " appel" + (now > 1 ? "s" : "") + ") " : "") + title;
  }
  function lost(yes) { document.getElementById("coupure").hidden = !yes; }
  function poll() {
    fetch(location.pathname.replace(/\/$/, "") + "/etat", { credentials: "same-origin", cache: "no-store" })
      .then(function (answer) { if (!answer.ok) throw new Error(); return answer.text(); })
      .then(function (html) { failures = 0; lost(false); show(html); })
      .catch(function () { failures += 1; lost(failures > 1); })
      .then(function () { setTimeout(poll, 2500); });
  }
  setTimeout(poll, 2500);
})();
)js";

}  // namespace

std::string_view style_sheet() {
    return kStyle;
}

std::string_view desk_script() {
    return kScript;
}

}  // namespace central
