/*
 * Replays files through a fuzz target where there is no fuzz engine.
 *
 * fuzz_NAME [FILE or FOLDER]...; without arguments: tests/fuzz/corpus/NAME and the whole corpus of
 * the source tree. An input that crashes, or takes a minute, is the last one printed.
 */
#include "fuzz.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned replayed;

static int replay(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)where;
    if (type == FTW_NS || type == FTW_DNR) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return 1;
    }
    if (type != FTW_F || !S_ISREG(info->st_mode))
        return 0;
    printf("%s\n", path);
    fflush(stdout);

    FILE *file = fopen(path, "rb");
    size_t size = (size_t)info->st_size;
    uint8_t *data = malloc(size > 0 ? size : 1);
    if (file == NULL || data == NULL || fread(data, 1, size, file) != size) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(1);
    }
    fclose(file);
    const char *under = getenv("VSSDOC_RUN_UNDER"); /* an emulator or valgrind: slower by tens */
    alarm(under != NULL && under[0] != '\0' ? 1200 : 60);
    LLVMFuzzerTestOneInput(data, size);
    alarm(0);
    free(data);
    replayed++;
    return 0;
}

static int replay_below(const char *path)
{
    if (nftw(path, replay, 16, FTW_PHYS) == 0)
        return 0;
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return 1;
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        for (int i = 1; i < argc; i++)
            if (replay_below(argv[i]) != 0)
                return 1;
    } else {
        const char *root = getenv("top_srcdir");
        const char *name = strstr(argv[0], "fuzz_");
        char path[4096];

        while (name != NULL && strstr(name + 1, "fuzz_") != NULL)
            name = strstr(name + 1, "fuzz_");
        if (root == NULL || name == NULL) {
            fprintf(stderr, "usage: %s FILE or FOLDER...\n", argv[0]);
            return 2;
        }
        snprintf(path, sizeof path, "%s/tests/fuzz/corpus/%s", root, name + strlen("fuzz_"));
        if (replay_below(path) != 0)
            return 1;
        snprintf(path, sizeof path, "%s/corpus", root);
        if (replay_below(path) != 0)
            return 1;
    }
    printf("%u inputs\n", replayed);
    return replayed == 0;
}
