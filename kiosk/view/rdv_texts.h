#pragma once

// A rdv in words: its motif, its hour, what to bring, for the screen and for the paper.

#include "kiosk/app/rdv_offers.h"
#include "kiosk/view/bodies.h"
#include "kiosk/view/writer.h"

#include <string>

namespace view {

/// In the language of the screen, else in French.
std::string motif_name(const Writer& writer, const domain::MotifPublie& motif);

/// What to bring; empty when there is nothing to, or when it would tell of a sensitive motif.
std::string motif_bring(const Writer& writer, const domain::MotifPublie& motif);

/// Of the first need that it answers.
Icon motif_icon(const Writer& writer, const domain::MotifPublie& motif);

/// "jeudi 26 novembre, 14 h 30".
std::string say_moment(const Writer& writer, base::Instant at);

/// "Réponse avant le mardi 1 décembre".
std::string say_answer(const Writer& writer, const domain::Demande& demande);

/// "Maison des solidarités de Mâcon, 10 place du Marché".
std::string say_here(const Writer& writer);

/// The same of another lieu of the pack; its id when the pack has it no more. Empty: here.
std::string say_place(const Writer& writer, const std::string& lieu);

/// What waits for the centre: a few seconds.
Message waiting_message(const Writer& writer, const char* key);

}  // namespace view
