/*
 * What captures come in: archives and listings, from memory and from a file, which must be read
 * alike. Tar checksums are put right first, so that changed names and sizes come through.
 */
#include "exercise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512, CHECKSUM_AT = 148, CHECKSUM_SIZE = 8, MAGIC_AT = 257 };

static void put_checksums_right(uint8_t *data, size_t size)
{
    for (uint8_t *block = data; (size_t)(data + size - block) >= BLOCK; block += BLOCK) {
        char checksum[CHECKSUM_SIZE + 1];
        unsigned sum = 0;
        if (memcmp(block + MAGIC_AT, "ustar", 5) != 0)
            continue;
        memset(block + CHECKSUM_AT, ' ', CHECKSUM_SIZE);
        for (size_t i = 0; i < BLOCK; i++)
            sum += block[i];
        (void)snprintf(checksum, sizeof checksum, "%06o", sum);
        memcpy(block + CHECKSUM_AT, checksum, CHECKSUM_SIZE - 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size + 1);
    if (copy == NULL)
        return 0;
    memcpy(copy, data, size);
    put_checksums_right(copy, size);
    char path[FUZZ_FILE_NAME];
    int file = fuzz_file_open(copy, size, path);
    uint64_t from_file = fuzz_read(path, FUZZ_JSON);
    fuzz_check(fuzz_read_memory(path, copy, size, NULL, FUZZ_JSON) == from_file,
               "a file and its bytes in memory hold the same captures");
    fuzz_file_close(file);
    free(copy);
    return 0;
}
