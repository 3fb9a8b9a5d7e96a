/* vssdoc <command> [options] <input>… */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "help.h"
#include "redacting.h"

static enum exit_code unknown_command(const char *name)
{
    if (name[0] == '-') {
        complain("no option \"%s\" here: options come behind the command", name);
        return EXIT_TROUBLE;
    }
    const char *names[16];
    size_t n = 0;
    for (; commands[n] != NULL && n + 1 < sizeof names / sizeof names[0]; n++)
        names[n] = commands[n]->name;
    names[n] = NULL;
    const char *near = vssdoc_nearest(name, names);
    if (access(name, F_OK) == 0)
        complain("no command \"%s\"; did you mean \"vssdoc inspect %s\"?", name, name);
    else if (near != NULL)
        complain("no command \"%s\"; did you mean \"%s\"?", name, near);
    else
        complain("no command \"%s\"; \"vssdoc help\" lists them", name);
    return EXIT_TROUBLE;
}

static void print_version(void)
{
    (void)printf("vssdoc %s\n"
                 "Copyright (c) 2026 The vssdoc authors. MIT licence; no warranty.\n",
                 vssdoc_version());
}

/* --help counts wherever it stands, whatever else is wrong. */
static bool asks_for(int argc, char **argv, const char *option, const char *letter)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], option) == 0 || strcmp(argv[i], letter) == 0)
            return true;
    return false;
}

/* Arguments of every command begin with the common ones and fit in here. */
union any_args {
    struct common_args common;
    max_align_t aligned;
    char room[65536];
};

/* libarchive ends the process itself where its own strings find no memory, and with the exit code
 * that means findings. */
static bool running;
static void ended_from_within(void)
{
    if (!running)
        return;
    complain("not enough memory");
    _exit(EXIT_TROUBLE);
}

static enum exit_code run(const struct command *command, int argc, char **argv)
{
    union any_args args;
    memset(&args, 0, sizeof args);
    if (!parse_options(command, argc, argv, &args))
        return EXIT_TROUBLE;
    running = atexit(ended_from_within) == 0;
    enum exit_code code = command->run(&args);
    running = false;
    return redacting_end(&args.common) ? code : EXIT_TROUBLE;
}

static bool flushed(void)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return true;
    complain("cannot write to standard output");
    return false;
}

/* A file opened where a standard stream was closed would get our messages written into it. What
 * stands in for standard output cannot be written to, so that its absence is noticed. */
static bool fill_standard_streams(void)
{
    static const int flags[] = {O_RDONLY, O_RDONLY, O_WRONLY};
    for (int i = 0; i < 3; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", flags[i]) != i)
            return false;
    return true;
}

int main(int argc, char **argv)
{
    if (!fill_standard_streams())
        return EXIT_TROUBLE;
    if (argc < 2) {
        print_program_help(stderr);
        return EXIT_TROUBLE;
    }
    enum exit_code code = EXIT_FINE;
    const struct command *command = command_named(argv[1]);
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)
        print_version();
    else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        print_program_help(stdout);
    else if (command == NULL)
        code = unknown_command(argv[1]);
    else if (asks_for(argc - 1, argv + 1, "--help", "-h"))
        print_command_help(command, stdout);
    else if (asks_for(argc - 1, argv + 1, "--version", "--version"))
        print_version();
    else
        code = run(command, argc - 1, argv + 1);
    return flushed() ? (int)code : EXIT_TROUBLE;
}
