#pragma once

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/reponses.h"

namespace test {

/// What the persons of a foyer would answer to every question, each amount that moved within its
/// months being a band: a test hides some of it and holds the ranges against the truth.
rules::Reponses reponses_de(const domain::Foyer& foyer);

}  // namespace test
