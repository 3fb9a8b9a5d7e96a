/* Archives, read through libarchive in memory: nothing is ever unpacked to disk. Members may lie
 * about everything; sizes, counts and nesting are counted as they come. */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/walk.h"

enum { REASON = 200, MOST_FILTERS = 3 /* libarchive counts "none" as well */ };

/* What one top-level archive may still use; archives inside it share it. */
struct budget {
    uint64_t bytes;
    uint32_t members;
    uint32_t depth;
};

static bool begins(const unsigned char *head, size_t size, size_t at, const char *magic, size_t n)
{
    return size >= at + n && memcmp(head + at, magic, n) == 0;
}

bool vsd_is_archive(const unsigned char *head, size_t size, bool *compressed)
{
    static const struct {
        size_t at, n;
        const char *magic;
        bool compressed;
    } known[] = {
        {0, 4, "MSCF", false},           {0, 4, "PK\3\4", false},
        {0, 4, "PK\5\6", false},         {257, 5, "ustar", false},
        {0, 6, "7z\xBC\xAF\x27\x1C", false}, {0, 2, "\x1F\x8B", true},
        {0, 4, "\x28\xB5\x2F\xFD", true},    {0, 6, "\xFD" "7zXZ\0", true},
        {0, 3, "BZh", true},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (begins(head, size, known[i].at, known[i].magic, known[i].n)) {
            if (compressed != NULL)
                *compressed = known[i].compressed;
            return true;
        }
    }
    return false;
}

static struct archive *new_reader(bool compressed)
{
    struct archive *archive = archive_read_new();
    if (archive == NULL)
        return NULL;
    (void)archive_read_support_format_cab(archive);
    (void)archive_read_support_format_zip(archive);
    (void)archive_read_support_format_7zip(archive);
    (void)archive_read_support_format_tar(archive);
    if (compressed) {
        (void)archive_read_support_filter_gzip(archive);
        (void)archive_read_support_filter_zstd(archive);
        (void)archive_read_support_filter_xz(archive);
        (void)archive_read_support_filter_bzip2(archive);
        (void)archive_read_support_format_raw(archive); /* a single compressed file */
    }
    if (archive_errno(archive) == ENOMEM) {
        (void)archive_read_free(archive);
        return NULL;
    }
    return archive;
}

/* Why libarchive cannot go on, on one line. */
static const char *reason(struct archive *archive, char out[REASON])
{
    const char *text = archive_error_string(archive);
    if (archive_errno(archive) == ENOMEM)
        text = "it takes more memory to unpack than there is";
    (void)snprintf(out, REASON, "%s",
                   text != NULL && *text != '\0' ? text : "the archive is damaged or cut off");
    size_t length = strlen(out);
    while (length > 0 && out[length - 1] == '\n')
        out[--length] = '\0';
    for (char *c = out; *c != '\0'; c++)
        *c = *c == '\n' ? ' ' : *c;
    return out;
}

/* How much memory unpacking takes is the archive's choice: too much is that one's failure alone. */
static enum vssdoc_status status_of(struct archive *archive)
{
    return archive_errno(archive) == ENOMEM ? VSSDOC_LIMIT : VSSDOC_CANNOT_READ;
}

/* Whether what is passed over has to be unpacked all the same, and so counts as well. */
static bool unpacks_to_skip(struct archive *archive)
{
    int format = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK;
    return archive_filter_count(archive) > 1 || format == ARCHIVE_FORMAT_7ZIP ||
           format == ARCHIVE_FORMAT_CAB;
}

/* A member's name with "/" between its parts; archives made on Windows may use "\". */
static bool push_name(struct vsd_walk *walk, struct archive *archive, struct archive_entry *entry,
                      uint32_t number, size_t *mark)
{
    char unnamed[32];
    const char *name = archive_entry_pathname_utf8(entry);
    if (name == NULL)
        name = archive_entry_pathname(entry);
    *mark = walk->path.length;
    if (archive_format(archive) == ARCHIVE_FORMAT_RAW)
        return true; /* a compressed file is known by its own name */
    if (name == NULL || name[0] == '\0') {
        (void)snprintf(unnamed, sizeof unnamed, "member %u", number);
        name = unnamed;
    }
    while (strncmp(name, "./", 2) == 0) /* as "tar c ." writes it */
        name += 2;
    if (!vsd_path_push(&walk->path, name, mark))
        return false;
    for (char *c = walk->path.text + *mark; *c != '\0'; c++)
        if (*c == '\\')
            *c = '/';
    return true;
}

/* False when it cannot be afforded; then nothing can be any more. */
static bool spend(struct budget *budget, la_ssize_t bytes)
{
    bool enough = (uint64_t)bytes <= budget->bytes;
    budget->bytes = enough ? budget->bytes - (uint64_t)bytes : 0;
    return enough;
}

enum read_result { COMPLETE, TOO_LARGE, DAMAGED, OUT_OF_MEMORY };

/* Reads a member to its end or up to limit bytes. */
static enum read_result read_member(struct archive *archive, struct budget *budget, uint64_t limit,
                                    struct vsd_bytes *bytes)
{
    unsigned char chunk[16 * 1024];
    while (bytes->size < limit) {
        uint64_t left = limit - bytes->size;
        la_ssize_t n = archive_read_data(archive, chunk,
                                         left < sizeof chunk ? (size_t)left : sizeof chunk);
        if (n == 0)
            return COMPLETE;
        if (n < 0)
            return DAMAGED;
        if (!spend(budget, n))
            return TOO_LARGE;
        if (!vsd_bytes_append(bytes, chunk, (size_t)n))
            return OUT_OF_MEMORY;
    }
    return TOO_LARGE;
}

/* The rest of a member that may have so many bytes, and not one more. */
static enum read_result read_document(struct archive *archive, struct budget *budget,
                                      uint64_t limit, struct vsd_bytes *bytes)
{
    enum read_result result =
        read_member(archive, budget, limit < UINT64_MAX ? limit + 1 : limit, bytes);
    return result == COMPLETE && bytes->size > limit ? TOO_LARGE : result;
}

/* Unpacks what nobody wants of a member; false past the budget. */
static bool drain(struct archive *archive, struct budget *budget)
{
    unsigned char chunk[16 * 1024];
    la_ssize_t n = 0;
    while (unpacks_to_skip(archive) && (n = archive_read_data(archive, chunk, sizeof chunk)) > 0) {
        if (!spend(budget, n))
            return false;
    }
    return true; /* damage shows at the next header */
}

static enum vssdoc_status walk_members(struct vsd_walk *walk, struct archive *archive,
                                       struct budget *budget);

static enum vssdoc_status walk_nested(struct vsd_walk *walk, const struct vsd_bytes *bytes,
                                      bool compressed, struct budget *budget)
{
    char why[REASON];
    if (budget->depth == 0)
        return vsd_walk_failure(walk, VSD_SKIP, VSSDOC_LIMIT, "archives lie too deep inside others");
    struct archive *archive = new_reader(compressed);
    if (archive == NULL)
        return VSSDOC_NO_MEMORY;
    enum vssdoc_status status;
    budget->depth--;
    if (archive_read_open_memory(archive, bytes->data, bytes->size) != ARCHIVE_OK)
        status = vsd_walk_failure(walk, VSD_SKIP, status_of(archive), reason(archive, why));
    else
        status = walk_members(walk, archive, budget);
    budget->depth++;
    (void)archive_read_free(archive);
    return status;
}

static enum vssdoc_status walk_member(struct vsd_walk *walk, struct archive *archive,
                                      struct budget *budget, int64_t stored)
{
    char why[REASON];
    struct vsd_bytes bytes = {0};
    bool is_archive = false, compressed = false;
    enum vsd_interest interest = VSD_SKIP;
    enum read_result result = read_member(archive, budget, VSD_HEAD, &bytes);
    if (result == COMPLETE || (result == TOO_LARGE && bytes.size == VSD_HEAD) ||
        (result == DAMAGED && bytes.size > 0)) {
        is_archive = vsd_is_archive(bytes.data, bytes.size, &compressed);
        interest = is_archive ? VSD_READ
                              : walk->sink->look(walk->sink->context, walk->path.text, bytes.data,
                                                 bytes.size);
        if (result == TOO_LARGE && interest != VSD_SKIP)
            result = read_document(archive, budget, walk->limits->document_bytes, &bytes);
        else if (result == TOO_LARGE)
            result = COMPLETE; /* its head was enough */
    }
    enum vsd_interest failed_interest = is_archive ? VSD_SKIP : interest;
    enum vssdoc_status status;
    if (result == OUT_OF_MEMORY)
        status = VSSDOC_NO_MEMORY;
    else if (result == DAMAGED)
        status = vsd_walk_failure(walk, failed_interest, status_of(archive), reason(archive, why));
    else if (result == TOO_LARGE)
        status = vsd_walk_failure(walk, failed_interest, VSSDOC_LIMIT,
                                  "larger than a member or its archive may be when unpacked "
                                  "(--max-bytes)");
    else if (is_archive)
        status = walk_nested(walk, &bytes, compressed, budget);
    else if (interest == VSD_SKIP)
        status = vsd_walk_skip(walk, stored > 0 ? (uint64_t)stored : bytes.size);
    else
        status = vsd_walk_deliver(walk, interest, bytes.data, bytes.size);
    free(bytes.data);
    return status;
}

static enum vssdoc_status walk_each(struct vsd_walk *walk, struct archive *archive,
                                    struct budget *budget)
{
    char why[REASON];
    enum vssdoc_status status = VSSDOC_OK;
    for (uint32_t number = 1; status == VSSDOC_OK; number++) {
        struct archive_entry *entry;
        int header = archive_read_next_header(archive, &entry);
        if (header == ARCHIVE_EOF)
            break;
        if (header < ARCHIVE_WARN)
            return vsd_walk_failure(walk, VSD_SKIP, status_of(archive), reason(archive, why));
        if (budget->members == 0)
            return vsd_walk_failure(walk, VSD_SKIP, VSSDOC_LIMIT,
                                    "more members than are looked at (--max-entries)");
        budget->members--;
        if (archive_filter_count(archive) > MOST_FILTERS)
            return vsd_walk_failure(walk, VSD_SKIP, VSSDOC_LIMIT,
                                    "compressed several times over");
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != NULL)
            continue;
        size_t mark;
        int64_t stored = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
        if (!push_name(walk, archive, entry, number, &mark))
            return VSSDOC_NO_MEMORY;
        status = walk_member(walk, archive, budget, stored);
        vsd_path_pop(&walk->path, mark);
        if (status == VSSDOC_OK && !drain(archive, budget))
            return vsd_walk_failure(walk, VSD_SKIP, VSSDOC_LIMIT,
                                    "unpacks to more than an archive may (--max-bytes)");
    }
    return status;
}

static enum vssdoc_status walk_members(struct vsd_walk *walk, struct archive *archive,
                                       struct budget *budget)
{
    enum vssdoc_status status =
        walk->sink->enter(walk->sink->context, walk->path.text, VSD_ARCHIVE);
    if (status == VSSDOC_OK)
        status = walk_each(walk, archive, budget);
    if (status == VSSDOC_OK)
        status = walk->sink->leave(walk->sink->context);
    return status;
}

/* The locale whose characters are Unicode's: to make it reads a file of the system, so that the first that
 * is made stays. (locale_t)0: there is none. */
static locale_t unicode(void)
{
    static _Atomic(locale_t) made;
    locale_t first = atomic_load(&made);
    if (first != (locale_t)0)
        return first;
    locale_t mine = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (mine == (locale_t)0 || atomic_compare_exchange_strong(&made, &first, mine))
        return mine;
    freelocale(mine);
    return first;
}

/* libarchive takes names to the locale's characters, and gives none where they have no such name: for
 * this thread these are Unicode's while it reads. (locale_t)0: there is no such locale. */
static locale_t enter_unicode(void)
{
    locale_t locale = unicode();
    return locale != (locale_t)0 ? uselocale(locale) : (locale_t)0;
}

static void leave_unicode(locale_t before)
{
    if (before != (locale_t)0)
        (void)uselocale(before);
}

static enum vssdoc_status walk_opened(struct vsd_walk *walk, struct archive *archive, int opened)
{
    char why[REASON];
    struct budget budget = {walk->limits->archive_bytes, walk->limits->archive_members,
                            walk->limits->archive_depth};
    enum vssdoc_status status =
        opened == ARCHIVE_OK
            ? walk_members(walk, archive, &budget)
            : vsd_walk_failure(walk, VSD_SKIP, status_of(archive), reason(archive, why));
    (void)archive_read_free(archive);
    return status;
}

enum vssdoc_status vsd_walk_archive_file(struct vsd_walk *walk, struct vsd_os_file *file,
                                         bool compressed)
{
    struct archive *archive = new_reader(compressed);
    if (archive == NULL)
        return VSSDOC_NO_MEMORY;
    locale_t before = enter_unicode();
    enum vssdoc_status status =
        walk_opened(walk, archive, archive_read_open_fd(archive, file->descriptor, 64 * 1024));
    leave_unicode(before);
    return status;
}

enum vssdoc_status vsd_walk_archive_memory(struct vsd_walk *walk, const unsigned char *bytes,
                                           size_t size, bool compressed)
{
    struct archive *archive = new_reader(compressed);
    if (archive == NULL)
        return VSSDOC_NO_MEMORY;
    locale_t before = enter_unicode();
    enum vssdoc_status status =
        walk_opened(walk, archive, archive_read_open_memory(archive, bytes, size));
    leave_unicode(before);
    return status;
}
