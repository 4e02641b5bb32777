#include "kiosk/simuler/reponse_json.h"

#include "kiosk/domain/money.h"

#include <nlohmann/json.hpp>

namespace simuler {
namespace {

using base::Exact;

void append_number(std::string& out, Exact value) {
    out += base::to_text(base::to_cent(value));
}

void append_name(std::string& out, std::string_view name) {
    if (out.back() != '{') out += ", ";
    out.append(1, '"').append(name).append("\": ");
}

void append_field(std::string& out, std::string_view name, Exact value) {
    append_name(out, name);
    append_number(out, value);
}

void append_field(std::string& out, std::string_view name, const rules::ParAdulte& values,
                  std::size_t adultes) {
    append_name(out, name);
    for (std::size_t i = 0; i < adultes; ++i) {
        out += i == 0 ? "[" : ", ";
        append_number(out, values[i]);
    }
    out += "]";
}

void append_text(std::string& out, std::string_view name, std::string_view value) {
    append_name(out, name);
    out += nlohmann::json(value).dump();
}

std::string_view unit_text(rules::Unite unite) {
    switch (unite) {
        case rules::Unite::aucune:
            return "";
        case rules::Unite::euros_par_mois:
            return "€/mois";
        case rules::Unite::euros_par_an:
            return "€/an";
        case rules::Unite::ans:
            return "ans";
        case rules::Unite::mois:
            return "mois";
        case rules::Unite::nombre:
            return "nombre";
    }
    return "";
}

std::string_view genre_text(rules::Genre genre) {
    if (genre == rules::Genre::montant) return "montant";
    return genre == rules::Genre::voie ? "voie" : "condition";
}

void append_step(std::string& out, const rules::Etape& step) {
    out += "{";
    append_text(out, "prestation", rules::identifier(step.prestation));
    if (step.adulte >= 0) append_field(out, "adulte", Exact{step.adulte});
    const bool is_amount = step.genre == rules::Genre::montant;
    append_text(out, genre_text(step.genre), step.libelle);
    if (!is_amount) {
        append_name(out, "tenue");
        out += step.tenue ? "true" : "false";
    }
    if (step.mesure.unite != rules::Unite::aucune) {
        append_field(out, "valeur", step.mesure.valeur);
        if (!is_amount) append_field(out, "limite", step.mesure.limite);
        append_text(out, "unite", unit_text(step.mesure.unite));
    }
    append_text(out, "source", step.source);
    out += "}";
}

void append_results(std::string& out, const rules::Resultats& r, std::size_t adultes) {
    append_field(out, "rsa", r.rsa);
    append_field(out, "ppa", r.prime_activite);
    append_field(out, "aide_logement", r.aide_logement());
    append_field(out, "apl", r.apl);
    append_field(out, "als", r.als);
    append_field(out, "alf", r.alf);
    append_field(out, "aah", r.aah, adultes);
    append_field(out, "caah", r.mva, adultes);
    append_field(out, "asi", r.asi, adultes);
    append_field(out, "aspa", r.aspa);
    append_field(out, "ass", r.ass, adultes);
    append_name(out, "css_gratuite");
    out += r.css_gratuite ? "true" : "false";
    append_field(out, "css_participation", r.css_participation);
    append_field(out, "af", r.af);
    append_field(out, "cf", r.cf);
    append_field(out, "asf", r.asf);
    append_field(out, "paje_base", r.paje_base);
    append_field(out, "aeeh", r.aeeh);
    append_field(out, "ars", r.ars);
    append_field(out, "cheque_energie", r.cheque_energie);
    append_field(out, "bourse_college", r.bourse_college);
    append_field(out, "bourse_lycee", r.bourse_lycee);
}

void append_trace(std::string& out, const rules::Trace& trace) {
    out += ", \"trace\": [";
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (i != 0) out += ", ";
        append_step(out, trace[i]);
    }
    out += "]";
}

/// "2026-04".
std::string month_text(base::Month month) {
    const auto number = std::to_string(month.year() * 100 + month.month());
    return number.substr(0, 4) + "-" + number.substr(4);
}

/// "2026-12-31".
std::string date_text(base::Date day) {
    const auto number = std::to_string(100 + unsigned{day.day()});
    return month_text(base::Month::of(day)) + "-" + number.substr(1);
}

void append_explication(std::string& out, const rules::Explication& one,
                        const Explications& explications) {
    out += "{";
    append_text(out, "prestation", rules::identifier(one.prestation));
    append_text(out, "phrase", rules::phrase(one));
    append_text(out, "a_verifier", rules::a_verifier(one.prestation));
    const auto& scale = explications.echelles[static_cast<std::size_t>(one.prestation)];
    append_text(out, "bareme_depuis", month_text(scale.depuis));
    append_name(out, "provisoire");
    out += scale.provisoire ? "true" : "false";
    append_name(out, "seuils");
    out += "[";
    for (const auto& bascule : explications.bascules) {
        if (bascule.prestation != one.prestation) continue;
        if (out.back() != '[') out += ", ";
        out += nlohmann::json(rules::phrase(bascule, one.en_couple)).dump();
    }
    out += "]}";
}

void append_explications(std::string& out, const Explications& explications) {
    out += ", \"explications\": [";
    for (const auto& one : explications.phrases) {
        if (out.back() != '[') out += ", ";
        append_explication(out, one, explications);
    }
    out += "]";
}

}  // namespace

void append_answer(std::string& out, const Demande& demande, const rules::Resultats& results,
                   const Explications* explications, std::optional<base::Date> known_until) {
    out += "{\"id\": " + demande.id_json + ", \"month\": \"" + demande.month + "\", \"results\": {";
    append_results(out, results, demande.foyer.adultes.size());
    out += "}";
    if (known_until) append_text(out, "valable_jusqu_au", date_text(*known_until));
    if (explications != nullptr) {
        append_trace(out, explications->trace);
        append_explications(out, *explications);
    }
    out += "}\n";
}

void append_error(std::string& out, std::size_t line, const std::string& why) {
    using Handler = nlohmann::json::error_handler_t;
    const auto text = nlohmann::json(why).dump(-1, ' ', false, Handler::replace);
    out += "{\"line\": " + std::to_string(line) + ", \"error\": " + text + "}\n";
}

}  // namespace simuler
