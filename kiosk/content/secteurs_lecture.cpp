// Reading sectors: every line is checked before any is kept, and what is wrong is said line by
// line.

#include "kiosk/base/csv.h"
#include "kiosk/base/word_list.h"
#include "kiosk/content/secteurs.h"
#include "kiosk/content/voies.h"
#include "kiosk/content/words.h"

#include <algorithm>
#include <charconv>

namespace content {
namespace {

using domain::Cote;
using domain::RegleDeSecteur;

constexpr std::size_t kMostComplaints = 50;
constexpr std::size_t kMostLines = 200'000;

bool sides_meet(Cote a, Cote b) {
    return a == b || a == Cote::tous || b == Cote::tous;
}

bool overlap(const RegleDeSecteur& a, const RegleDeSecteur& b) {
    return sides_meet(a.cote, b.cote) && a.debut <= b.fin && b.debut <= a.fin;
}

class Reader {
  public:
    explicit Reader(const SecteursConnus& connus) : connus_(connus) {
        for (const auto& commune : connus.communes) names_[commune.code_insee] = commune.nom;
    }

    void add(const base::CsvLine& line) {
        line_ = line.number;
        good_ = true;
        const auto& cells = line.cells;
        RegleDeSecteur regle;
        regle.code_insee = cells[0];
        check_commune(cells[0], cells[1]);
        regle.nom_voie = cells[2];
        read_houses(cells, regle);
        regle.secteur.mds = cells[6];
        if (connus_.mds.count(cells[6]) == 0) complain("MDS inconnue : « " + cells[6] + " »");
        for (const auto& word : base::split_words(cells[7])) read_agenda(word, regle);
        regle.motifs = base::split_words(cells[8]);
        for (const auto& motif : regle.motifs) {
            if (connus_.motifs == nullptr || connus_.motifs->count(motif) != 0) continue;
            complain("motif inconnu : « " + motif + " »");
        }
        if (good_) check_overlap(regle);
        if (good_) lus_.regles.push_back(regle);
    }

    void complain(const std::string& why) {
        good_ = false;
        if (lus_.plaintes.size() == kMostComplaints) return;
        lus_.plaintes.push_back("ligne " + std::to_string(line_) + " : " + why);
    }
    void refuse(const std::string& why) { lus_.plaintes.push_back(why); }

    SecteursLus take() { return std::move(lus_); }

  private:
    void check_commune(const std::string& code, const std::string& nom) {
        const auto known = names_.find(code);
        if (known == names_.end()) return complain("commune inconnue : « " + code + " »");
        if (fold(known->second) != fold(nom)) {
            complain(code + " est " + known->second + ", pas « " + nom + " »");
        }
    }

    void read_houses(const std::vector<std::string>& cells, RegleDeSecteur& regle) {
        const bool even = cells[3] == "pair";
        if (even || cells[3] == "impair") {
            regle.cote = even ? Cote::pair : Cote::impair;
        } else if (!cells[3].empty() && cells[3] != "tous") {
            complain("« " + cells[3] + " » : pair, impair ou tous est attendu");
        }
        if (!cells[4].empty()) regle.debut = numero(cells[4]);
        if (!cells[5].empty()) {
            regle.fin = numero(cells[5]);
            // 12 as an end takes 12 bis with it.
            if (regle.fin.rang == 0) regle.fin.rang = domain::kDernierNumero.rang;
        }
        if (regle.fin < regle.debut) complain("le dernier numéro est avant le premier");
        const bool some = !cells[3].empty() || !cells[4].empty() || !cells[5].empty();
        if (regle.nom_voie.empty() && some) complain("des numéros, mais pas de voie");
        if (!regle.nom_voie.empty() && voie_key(regle.nom_voie).empty()) {
            complain("« " + regle.nom_voie + " » n'est pas un nom de voie");
        }
    }

    domain::NumeroDeVoie numero(const std::string& cell) {
        const auto read = read_numero(cell);
        if (!read) complain("« " + cell + " » n'est pas un numéro (12, 12 bis)");
        return read.value_or(domain::NumeroDeVoie{});
    }

    void read_agenda(const std::string& word, RegleDeSecteur& regle) {
        std::int64_t agenda = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), agenda);
        if (error != std::errc{} || end != word.data() + word.size() || agenda < 1) {
            complain("« " + word + " » n'est pas un numéro d'agenda");
        }
        regle.secteur.agendas.push_back(agenda);
        if (connus_.agendas == nullptr || !good_) return;
        const auto known = connus_.agendas->find(agenda);
        if (known == connus_.agendas->end() || known->second != regle.secteur.mds) {
            complain("l'agenda " + word + " n'est pas de « " + regle.secteur.mds + " »");
        }
    }

    void check_overlap(const RegleDeSecteur& regle) {
        auto motifs = regle.motifs;
        if (motifs.empty()) motifs.emplace_back();
        for (const auto& motif : motifs) {
            auto& others =
                by_street_[regle.code_insee + '\n' + voie_key(regle.nom_voie) + '\n' + motif];
            for (const auto& [other, line] : others) {
                if (!good_ || !overlap(regle, other)) continue;
                complain("recouvre la ligne " + std::to_string(line));
            }
            others.emplace_back(regle, line_);
        }
    }

    const SecteursConnus& connus_;
    std::map<std::string, std::string> names_;
    std::map<std::string, std::vector<std::pair<RegleDeSecteur, std::size_t>>> by_street_;
    SecteursLus lus_;
    std::size_t line_ = 0;
    bool good_ = true;
};

}  // namespace

SecteursLus read_secteurs(std::string_view csv, const SecteursConnus& connus) {
    Reader reader{connus};
    const auto lines =
        base::read_csv(csv, {"code_insee", "nom_commune", "nom_voie", "cote", "numero_debut",
                             "numero_fin", "mds", "agendas", "motifs"});
    if (!lines) {
        reader.refuse(lines.error().detail);
    } else if (lines->size() > kMostLines) {
        reader.refuse("plus de " + std::to_string(kMostLines) + " lignes");
    } else {
        for (const auto& line : *lines) reader.add(line);
    }
    return reader.take();
}

}  // namespace content
