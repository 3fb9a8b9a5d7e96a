/*
 * Runs a command again and again, and each time another allocation or system call of it fails.
 *
 *   each [-b BEFORE] [-a AFTER] KIND COMMAND [ARGUMENT]...
 *
 * KIND is "memory" (one allocation fails), "memory+" (all fail from there on) or a fault as strace
 * injects it: "write:error=ENOSPC", "read:error=EIO", "pwrite64:signal=KILL". The command runs in a
 * new folder each time, where BEFORE and AFTER, which the shell runs, have prepared things and look at
 * them. FAULT_SO names the preloaded object. The first fault is tried, then twice as far each time until
 * the command makes no more such calls; where VSSDOC_FAULTS is set, every one (behind the
 * first thousands every so many).
 *
 * What must hold: the outcome is that of a run without faults, or exit code 2 with a message; no file
 * is left half written or under another name; AFTER, which is run after every run, ends with 0.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH = 512, MOST_ARGUMENTS = 64, KEPT = 8 * 1024 * 1024 };

static const char *before, *after, *kind;
static char **command;
static unsigned wrong;

static _Noreturn void die(const char *what)
{
    perror(what);
    exit(99);
}

/* ---- files ---- */

struct bytes {
    char *data;
    size_t size;
    bool there;
};

static struct bytes slurp(const char *path)
{
    struct bytes bytes = {malloc(KEPT), 0, false};
    FILE *file = fopen(path, "rb");
    if (bytes.data == NULL)
        die("malloc");
    if (file != NULL) {
        bytes.there = true;
        bytes.size = fread(bytes.data, 1, KEPT - 1, file);
        (void)fclose(file);
    }
    bytes.data[bytes.size] = '\0';
    return bytes;
}

static bool same(const struct bytes *a, const struct bytes *b)
{
    return a->there == b->there && a->size == b->size && memcmp(a->data, b->data, a->size) == 0;
}

/* Adds the files of a folder of a run, and below it, in no order: "out out/bcd.json fleet.db ". Those of
 * SQLite beside a database come and go. */
static void list(const char *folder, const char *below, char out[PATH])
{
    char path[PATH], name[PATH];
    (void)snprintf(path, sizeof path, "%s/%s", folder, below);
    DIR *entries = opendir(path);
    const struct dirent *entry;
    if (entries == NULL)
        return; /* a file, whose name is there */
    while ((entry = readdir(entries)) != NULL) {
        const char *dash = strrchr(entry->d_name, '-');
        bool beside = dash != NULL && (strcmp(dash, "-wal") == 0 || strcmp(dash, "-shm") == 0 ||
                                       strcmp(dash, "-journal") == 0);
        if (entry->d_name[0] == '.' || beside)
            continue;
        if (snprintf(name, sizeof name, "%s%s%s", below, *below != '\0' ? "/" : "",
                     entry->d_name) >= (int)sizeof name)
            die("a long name");
        (void)snprintf(out + strlen(out), PATH - strlen(out), "%s ", name);
        list(folder, name, out);
    }
    (void)closedir(entries);
}

static int shell(const char *what)
{
    char line[4096];
    (void)snprintf(line, sizeof line, "cd run && { %s\n} >../shell.out 2>&1", what);
    return system(line);
}

/* ---- one run ---- */

static void to_file(const char *path, int descriptor)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(99);
    (void)close(file);
}

/* The words to run, with what makes the at-th call fail; 0: none. */
static void prepare(unsigned long at, char *arguments[MOST_ARGUMENTS])
{
    static char trace[128], fault[128], number[32];
    size_t n = 0, length = strcspn(kind, ":");
    (void)snprintf(number, sizeof number, "%lu", at);
    if (at > 0 && strncmp(kind, "memory", 6) == 0) {
        (void)setenv("FAULT_AT", number, 1);
        (void)setenv("FAULT_ON", "../fired", 1);
        if (kind[6] == '+')
            (void)setenv("FAULT_ALL", "1", 1);
        (void)setenv("LD_PRELOAD", getenv("FAULT_SO"), 1);
    } else if (at > 0) {
        static char strace[][9] = {"strace", "-f", "-q", "-o", "../trace", "-e"};
        (void)snprintf(trace, sizeof trace, "trace=%.*s", (int)length, kind);
        (void)snprintf(fault, sizeof fault, "inject=%s:when=%lu", kind, at);
        char *const words[] = {strace[0], strace[1], strace[2], strace[3], strace[4],
                               strace[5], trace,     strace[5], fault};
        for (; n < sizeof words / sizeof words[0]; n++)
            arguments[n] = words[n];
    }
    for (size_t i = 0; command[i] != NULL && n + 1 < MOST_ARGUMENTS; i++)
        arguments[n++] = command[i];
    arguments[n] = NULL;
}

/* at 0: without a fault. The status as waitpid gives it. */
static int run(unsigned long at)
{
    int status;
    if (system("rm -rf run fired trace && mkdir run") != 0)
        die("rm");
    if (before != NULL && shell(before) != 0) {
        fprintf(stderr, "cannot prepare: %s\n", before);
        exit(99);
    }
    (void)fflush(NULL);
    pid_t child = fork();
    if (child < 0)
        die("fork");
    if (child == 0) {
        char *arguments[MOST_ARGUMENTS];
        if (chdir("run") != 0)
            _exit(99);
        to_file("../stdout", STDOUT_FILENO);
        to_file("../stderr", STDERR_FILENO);
        prepare(at, arguments);
        (void)alarm(60);
        (void)execvp(arguments[0], arguments);
        _exit(99);
    }
    if (waitpid(child, &status, 0) < 0)
        die("waitpid");
    return status;
}

static bool fired(void)
{
    if (strncmp(kind, "memory", 6) == 0)
        return access("fired", F_OK) == 0;
    struct bytes trace = slurp("trace");
    bool found = strstr(trace.data, "(INJECTED)") != NULL || strstr(trace.data, "SIGKILL") != NULL;
    free(trace.data);
    return found;
}

/* ---- what is wrong with an outcome ---- */

static struct {
    int status;
    struct bytes output;
    char names[PATH]; /* of what it left in the folder clean */
} clean;

static void complain(unsigned long at, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void complain(unsigned long at, const char *format, ...)
{
    va_list values;
    struct bytes said = slurp("stderr");
    wrong++;
    printf("%s %lu:", kind, at);
    for (size_t i = 0; command[i] != NULL; i++)
        printf(" %s", i == 0 ? "vssdoc" : command[i]);
    printf(": ");
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    printf(" [%.300s]\n", said.data);
    free(said.data);
}

/* Whether each name of a list stands in another. */
static bool all_in(const char *names, const char *among)
{
    char copy[PATH], padded[PATH + 2], looked_for[PATH + 2];
    (void)snprintf(copy, sizeof copy, "%s", names);
    (void)snprintf(padded, sizeof padded, " %s", among);
    for (const char *name = strtok(copy, " "); name != NULL; name = strtok(NULL, " ")) {
        (void)snprintf(looked_for, sizeof looked_for, " %s ", name);
        if (strstr(padded, looked_for) == NULL)
            return false;
    }
    return true;
}

/* What the command was told to write, and what stands in that if it is a folder. */
static void look_at_file(unsigned long at, const char *name, bool whole)
{
    char path[PATH + 8];
    (void)snprintf(path, sizeof path, "run/%s", name);
    struct bytes file = slurp(path);
    (void)snprintf(path, sizeof path, "clean/%s", name);
    struct bytes expected = slurp(path);
    if (whole && !same(&file, &expected))
        complain(at, "%s is not what it should be", name);
    else if (file.size > 0 && expected.size > 0 &&
             file.data[file.size - 1] != expected.data[expected.size - 1])
        complain(at, "%s was half written", name);
    free(file.data);
    free(expected.data);
}

/* Of several files that are to be written each may be missing after a failure; none has a part of what
 * it should. Nothing at all in one means that no input could be read. */
static void look_at_files(unsigned long at, bool whole)
{
    char names[PATH] = "";
    list("run", "", names);
    if (!all_in(names, clean.names) || (whole && !all_in(clean.names, names)))
        complain(at, "left the files \"%s\", not \"%s\"", names, clean.names);
    else
        for (const char *name = strtok(names, " "); name != NULL; name = strtok(NULL, " "))
            if (strncmp(name, "out", 3) == 0)
                look_at_file(at, name, whole);
}

static void look_at(unsigned long at, int status)
{
    struct bytes output = slurp("stdout"), said = slurp("stderr");
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    bool killed = strstr(kind, ":signal=KILL") != NULL;
    if (code == 127 && strstr(said.data, "loading shared libraries") != NULL) {
        /* it did not begin */
    } else if (code < 0 && killed && WTERMSIG(status) == SIGKILL) {
        /* it was to be */
    } else if (code < 0) {
        complain(at, "ended by signal %d", WTERMSIG(status));
    } else if (status == clean.status) {
        if (!same(&output, &clean.output))
            complain(at, "exit %d, but the output is not what it should be", code);
        look_at_files(at, true);
    } else if (code != 2) {
        complain(at, "exit %d", code);
    } else {
        if (said.size == 0)
            complain(at, "exit 2 and no message");
        look_at_files(at, false);
    }
    free(output.data);
    free(said.data);
    if (after != NULL && shell(after) != 0) {
        struct bytes why = slurp("shell.out");
        complain(at, "afterwards: %.300s", why.data);
        free(why.data);
    }
}

int main(int argc, char **argv)
{
    int option;
    const char *all = getenv("VSSDOC_FAULTS");
    bool every = all != NULL && *all != '\0';
    unsigned long tried = 0, last = 0;
    while ((option = getopt(argc, argv, "+b:a:")) != -1)
        if (option == 'b')
            before = optarg;
        else if (option == 'a')
            after = optarg;
        else
            return 99;
    if (argc - optind < 2)
        return 99;
    kind = argv[optind];
    command = argv + optind + 1;

    clean.status = run(0);
    clean.output = slurp("stdout");
    list("run", "", clean.names);
    if (system("rm -rf clean && mv run clean") != 0)
        die("mv");
    if (!WIFEXITED(clean.status) || WEXITSTATUS(clean.status) > 1) {
        fprintf(stderr, "%s %s does not run:\n%s", command[0], command[1], slurp("stderr").data);
        return 99;
    }
    unsigned long odd = strlen(kind) % 3; /* not the same ones for every kind */
    for (unsigned long at = 1;; at = every ? at + 1 + at / 1000 : at * 2 + odd) {
        int status = run(at);
        if (!fired())
            break;
        look_at(at, status);
        last = at;
        tried++;
    }
    printf("%s: %lu of %lu or more, %u wrong\n", kind, tried, last, wrong);
    return wrong > 0;
}
