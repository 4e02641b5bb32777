#pragma once

// Answering the simulator, one touch at a time. Pure: a simulation in, the simulation after the
// touch. When a question is answered the rules are asked again, and say which comes next.

#include "kiosk/app/simulation.h"

namespace app {

/// What a touch led to.
enum class Suite {
    stays,     ///< on the same question
    moves_on,  ///< the next question is shown
    ends,      ///< nothing is left to ask
    leaves     ///< back before the first question
};

class Answering {
  public:
    Answering(Simulation& simulation, const rules::Parametres& parametres)
        : simulation_(simulation), parametres_(parametres) {}

    /// Everything asked so far is forgotten; what the device knows of the place is kept.
    static Simulation start(base::Month month, std::optional<int> zone,
                            const rules::Parametres& parametres);

    Suite choose(int valeur);  ///< a choice, a month, a number of children, a band
    Suite toggle(int valeur);  ///< a box, a line of money, or what a rented home is besides
    Suite type(const std::string& utf8);
    Suite erase();
    Suite ask_exact();      ///< the pad instead of the bands
    Suite toggle_arrete();  ///< the line shown is received no more
    Suite unknown();        ///< "Je ne sais pas"
    Suite go_on();          ///< "Continuer", or none of the boxes
    Suite back();

    /// Shows an answered screen again, to correct it.
    void reopen(const rules::Ecran& ecran);

  private:
    void show(const rules::Ecran& ecran);
    Suite answer(rules::Reponse reponse);
    Suite next_page();
    Suite choose_entourage(Entourage entourage);
    Suite type_year(const std::string& digit);
    Suite add_birth(rules::Naissance birth);
    Suite give_age(rules::Ages ages);
    Suite ask_ages();
    Suite answer_births();
    Suite give_amount(const rules::Montant& montant);
    std::uint32_t usual_schools() const;
    void toggle_school(int box);
    Suite answer_schools();
    Suite answer_schools_unknown();
    Suite compose();  ///< other money than the usual line
    void replace_if_asked();
    void complete_year(bool of_child);
    std::size_t most_births() const;

    Simulation& simulation_;
    const rules::Parametres& parametres_;
};

}  // namespace app
