# The public header compiles alone, without warnings, as C11 and as C++11.
set -eu
cd "$top_srcdir/include"

warnings='-Wall -Wextra -Wpedantic -Wstrict-prototypes -Wundef -Werror'
echo '#include <vssdoc.h>' | $CC -x c -std=c11 $warnings -fsyntax-only -I. -

if [ -z "$CXX" ]; then
    echo "no C++ compiler: the header was compiled as C only"
    exit 77
fi
echo '#include <vssdoc.h>' | $CXX -x c++ -std=c++11 -Wall -Wextra -Wpedantic -Wundef -Werror \
    -fsyntax-only -I. -
