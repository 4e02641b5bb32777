#include "kiosk/content/textes.h"

#include <algorithm>
#include <array>

namespace content {
namespace {

constexpr std::string_view kFrench = "fr";
constexpr std::array<std::string_view, 6> kCategories{"zero", "one", "two", "few", "many", "other"};

std::string_view arabic_category(int n) {
    const int hundred = n % 100;
    if (n == 0) return "zero";
    if (n == 1) return "one";
    if (n == 2) return "two";
    if (hundred >= 3 && hundred <= 10) return "few";
    if (hundred >= 11) return "many";
    return "other";
}

/// The categories that whole numbers take in a language.
std::vector<std::string_view> categories_of(std::string_view language) {
    if (language == "ar") return {kCategories.begin(), kCategories.end()};
    return {"one", "other"};
}

Error refuse(const Node& node, const std::string& tag, const std::string& what) {
    return fail(ErrorCode::invalid_input,
                "textes " + tag + ", ligne " + std::to_string(node.line()) + " : " + what);
}

Result<Langue> read_heading(const Node& root) {
    Langue langue;
    langue.tag = root.text_at("langue");
    langue.nom = root.text_at("nom");
    langue.nom_fr = root.text_at("nom_fr");
    langue.rtl = root.text_at("sens") == "droite-gauche";
    langue.relu = root.text_at("relu") == "oui";
    const bool complete = !langue.tag.empty() && !langue.nom.empty() && !langue.nom_fr.empty();
    if (!complete) return refuse(root, langue.tag, "il faut langue, nom et nom_fr");
    if (!root.find("textes")) return refuse(root, langue.tag, "il faut textes");
    return langue;
}

Result<std::map<std::string, std::string, std::less<>>> read_forms(const Node& node,
                                                                   const std::string& tag) {
    std::map<std::string, std::string, std::less<>> forms;
    if (node.kind() == Node::Kind::scalar) forms.emplace("", node.text());
    for (const auto& [form, text] : node.entries()) {
        const bool known =
            std::find(kCategories.begin(), kCategories.end(), form) != kCategories.end();
        if (!known) return refuse(text, tag, "forme de pluriel inconnue : " + form);
        forms.emplace(form, text.text());
    }
    const bool complete = forms.count("") + forms.count("other") > 0;
    if (!complete) return refuse(node, tag, "une phrase attendue, ou des pluriels avec other");
    return forms;
}

std::string fill(std::string text, const Textes::Holes& holes) {
    for (const auto& [name, value] : holes) {
        const auto hole = std::string("{").append(name).append("}");
        auto at = text.find(hole);
        while (at != std::string::npos) {
            text.replace(at, hole.size(), value);
            at = text.find(hole, at + value.size());
        }
    }
    return text;
}

}  // namespace

std::string_view plural_category(std::string_view language, int n) {
    if (language == "ar") return arabic_category(n);
    if (language == kFrench) return n < 2 ? "one" : "other";
    return n == 1 ? "one" : "other";
}

Result<Textes> Textes::read(const std::vector<Node>& files) {
    Textes textes;
    for (const auto& root : files) {
        const auto langue = read_heading(root);
        if (!langue) return langue.error();
        if (textes.sentences_.count(langue->tag) > 0) {
            return refuse(root, langue->tag, "cette langue est donnée deux fois");
        }
        auto& sentences = textes.sentences_[langue->tag];
        for (const auto& [key, node] : root.find("textes")->entries()) {
            const auto forms = read_forms(node, langue->tag);
            if (!forms) return forms.error();
            sentences.emplace(key, *forms);
        }
        textes.langues_.push_back(*langue);
    }
    if (textes.sentences_.count(kFrench) == 0) {
        return fail(ErrorCode::not_found, "textes : il faut le français");
    }
    return textes;
}

const Langue& Textes::langue(std::string_view tag) const {
    const auto tagged = [](std::string_view wanted) {
        return [wanted](const Langue& langue) { return langue.tag == wanted; };
    };
    auto found = std::find_if(langues_.begin(), langues_.end(), tagged(tag));
    if (found == langues_.end()) {
        found = std::find_if(langues_.begin(), langues_.end(), tagged(kFrench));
    }
    return *found;
}

const Textes::Forms* Textes::find(std::string_view language, std::string_view key) const {
    const auto sentences = sentences_.find(language);
    if (sentences == sentences_.end()) return nullptr;
    const auto found = sentences->second.find(key);
    return found == sentences->second.end() ? nullptr : &found->second;
}

bool Textes::has(std::string_view language, std::string_view key) const {
    return find(language, key) != nullptr;
}

std::string Textes::get(std::string_view language, std::string_view key, const Holes& holes) const {
    const auto* forms = find(language, key);
    if (!forms) forms = find(kFrench, key);
    if (!forms) return std::string(key);
    const auto plain = forms->find("");
    return fill(plain == forms->end() ? forms->find("other")->second : plain->second, holes);
}

std::string Textes::plural(std::string_view language, std::string_view key, int n) const {
    const bool known = has(language, key);
    const auto* forms = find(known ? language : kFrench, key);
    if (!forms) return std::string(key);
    auto form = forms->find(plural_category(known ? language : kFrench, n));
    if (form == forms->end()) form = forms->find("other");
    if (form == forms->end()) form = forms->find("");
    return fill(form->second, {{"n", std::to_string(n)}});
}

std::vector<std::string> Textes::missing(std::string_view language) const {
    std::vector<std::string> lacking;
    for (const auto& [key, french] : sentences_.find(kFrench)->second) {
        const auto* forms = find(language, key);
        const bool is_plural = french.count("") == 0;
        bool complete = forms && (forms->count("") == 0) == is_plural;
        for (const auto category : categories_of(language)) {
            complete = complete && (!is_plural || forms->count(category) > 0);
        }
        if (!complete) lacking.push_back(key);
    }
    return lacking;
}

}  // namespace content
