#pragma once

// The forms that answers of the site take.

#include "platform/http/http_server.h"

#include <string>

namespace central {

platform::HttpResponse text_answer(int status, const std::string& sentence);

/// A page and the headers that keep it to itself: nothing from elsewhere, nothing inline, no frame
/// around it.
platform::HttpResponse page_answer(int status, std::string html);

/// 401: the browser asks for the department's password.
platform::HttpResponse password_asked();

platform::HttpResponse method_refused(const std::string& allowed);

/// What the store answered when it failed: the reader may try again.
platform::HttpResponse store_failed();

}  // namespace central
