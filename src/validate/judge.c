#include "validate/judge.h"

#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "model/file_set_text.h"

void vsd_judge(struct vsd_check *check, const struct vssdoc_file_set *set, vsd_judge_fn *of_path,
               vsd_judge_fn *of_filespec)
{
    const struct {
        const char *text, *words;
        vsd_judge_fn *judge;
    } parts[] = {{set->path, "path", of_path},
                 {set->filespec, "filespec", of_filespec},
                 {set->alternate_path, "alternate path", of_path}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const char *text = parts[i].text;
        bool known = i == 0 && check->path_is_clean; /* from an earlier file set */
        const char *wrong =
            text != NULL && parts[i].judge != NULL && !known ? parts[i].judge(text) : NULL;
        if (wrong == NULL)
            continue;
        char subject[VSD_FILE_SET_TEXT];
        vsd_report(check, &set->at, vsd_file_set_text(set, subject), "%s in the %s \"%s\"", wrong,
                   parts[i].words, text);
        return;
    }
}

const char *vsd_path_names(const char *path)
{
    static const char *const prefixes[] = {"\\\\?\\", "\\\\.\\", "\\?\?\\"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (strncmp(path, prefixes[i], 4) == 0)
            return path + 4;
    return path;
}

const char *vsd_nt_form(const char *path)
{
    static const struct {
        const char *prefix, *words;
    } forms[] = {
        {"\\?\?\\", "the kernel's prefix \"\\?\?\\\""},
        {"\\\\.\\", "the device prefix \"\\\\.\\\""},
        {"\\\\?\\GLOBALROOT\\", "a kernel object's name"},
        {"\\SystemRoot\\", "the kernel's \"\\SystemRoot\""},
        {"\\Device\\", "a kernel device's name"},
        {"\\DosDevices\\", "the kernel's \"\\DosDevices\""},
    };
    for (size_t i = 0; *path == '\\' && i < sizeof forms / sizeof forms[0]; i++)
        if (vsd_rest_folded(path, forms[i].prefix) != NULL)
            return forms[i].words;
    return NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind a blank "-k" or "--name", or a slash, which no name has. */
static bool has_option(const char *text)
{
    for (text = strpbrk(text, " \t"); text != NULL; text = strpbrk(text + 1, " \t")) {
        const char *dash = text + 1;
        if (*dash == '/' && dash[1] != ' ' && dash[1] != '\0')
            return true;
        if (*dash != '-')
            continue;
        if (dash[1] == '-' && is_letter(dash[2]))
            return true;
        if (is_letter(dash[1]) && (dash[2] == ' ' || dash[2] == '\0'))
            return true;
    }
    return false;
}

/* A program's name, and behind it what only a command line has. */
static bool has_program_and_more(const char *text)
{
    static const char *const extensions[] = {".exe", ".sys", ".dll", ".com", ".bat", ".cmd"};
    for (const char *dot = strchr(text, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
            const char *rest = vsd_rest_folded(dot, extensions[i]);
            size_t blanks = rest != NULL ? strspn(rest, " \t\"") : 0;
            if (blanks == 0 || rest[blanks] == '\0')
                continue;
            rest += blanks;
            if (strchr("-/%@", *rest) != NULL && rest[1] != ' ' && rest[1] != '\0')
                return true;
            if (vsd_winpath_kind(rest) == VSD_PATH_DRIVE)
                return true;
        }
    }
    return false;
}

const char *vsd_arguments_in(const char *text)
{
    bool found = strpbrk(text, " \t") != NULL && (has_option(text) || has_program_and_more(text));
    return found ? "a command line's arguments" : NULL;
}

const char *vsd_quote_in(const char *text)
{
    return strchr(text, '"') != NULL && vsd_arguments_in(text) == NULL ? "quotation mark" : NULL;
}

bool vsd_is_command_line(const char *text)
{
    return vsd_arguments_in(text) != NULL || vsd_quote_in(text) != NULL;
}

const char *vsd_lone_percent_in(const char *text)
{
    const char *name, *next;
    size_t length;
    while ((next = vsd_next_variable(text, &name, &length)) != NULL) {
        if (memchr(text, '%', (size_t)(name - 1 - text)) != NULL)
            break;
        text = next;
    }
    return strchr(text, '%') != NULL ? "lone percent sign" : NULL;
}
