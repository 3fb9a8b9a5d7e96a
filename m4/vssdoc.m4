# Small macros of configure.ac.

# VSD_COMPILER_FLAGS(VARIABLE, FLAGS)
# Puts into VARIABLE those of FLAGS that the compiler takes without a warning.
AC_DEFUN([VSD_COMPILER_FLAGS], [_VSD_FLAGS([$1], [$2], [AC_COMPILE_IFELSE])])

# VSD_LINKER_FLAGS(VARIABLE, FLAGS)
# Puts into VARIABLE those of FLAGS that compiler and linker take without a warning.
AC_DEFUN([VSD_LINKER_FLAGS], [_VSD_FLAGS([$1], [$2], [AC_LINK_IFELSE])])

# _VSD_FLAGS(VARIABLE, FLAGS, COMPILE OR LINK)
AC_DEFUN([_VSD_FLAGS], [
  AC_SUBST([$1])
  vsd_saved_CFLAGS=$CFLAGS
  for vsd_flag in m4_normalize([$2]); do
    AC_MSG_CHECKING([whether $CC takes $vsd_flag])
    CFLAGS="$vsd_saved_CFLAGS $$1 $vsd_flag -Werror"
    $3([AC_LANG_SOURCE([int main(void) { return 0; }])],
       [AC_MSG_RESULT([yes])
        $1="${$1:+$$1 }$vsd_flag"],
       [AC_MSG_RESULT([no])])
  done
  CFLAGS=$vsd_saved_CFLAGS
])

# VSD_VERSION_SCRIPT
# Whether the linker gives symbols versions.
AC_DEFUN([VSD_VERSION_SCRIPT], [
  AC_MSG_CHECKING([whether the linker takes a version script])
  vsd_saved_LDFLAGS=$LDFLAGS
  echo 'VERSION_1 { global: main; local: *; };' >conftest.map
  LDFLAGS="$LDFLAGS -Wl,--version-script=conftest.map"
  AC_LINK_IFELSE([AC_LANG_SOURCE([int main(void) { return 0; }])],
    [vsd_version_script=yes], [vsd_version_script=no])
  LDFLAGS=$vsd_saved_LDFLAGS
  rm -f conftest.map
  AC_MSG_RESULT([$vsd_version_script])
  AM_CONDITIONAL([VERSION_SCRIPT], [test "x$vsd_version_script" = xyes])
])

# VSD_PACKAGE(PREFIX, PKG-CONFIG MODULE, DEBIAN PACKAGE)
# Sets PREFIX_CFLAGS and PREFIX_LIBS, or remembers what is missing.
AC_DEFUN([VSD_PACKAGE], [
  PKG_CHECK_MODULES([$1], [$2], [],
    [vsd_missing="$vsd_missing $3"
     AC_MSG_WARN([$2 is missing])])
])

# VSD_HEADER(HEADER, DEBIAN PACKAGE)
AC_DEFUN([VSD_HEADER], [
  AC_CHECK_HEADER([$1], [],
    [vsd_missing="$vsd_missing $2"
     AC_MSG_WARN([$1 is missing])])
])

# VSD_REPORT_MISSING
# One error for everything that was missing.
AC_DEFUN([VSD_REPORT_MISSING], [
  AS_VAR_SET_IF([vsd_missing],
    [AC_MSG_ERROR([libraries are missing; on Debian: apt-get install$vsd_missing])])
])

m4_ifndef([PKG_CHECK_MODULES],
  [m4_fatal([pkg.m4 is missing; on Debian: apt-get install pkgconf])])
