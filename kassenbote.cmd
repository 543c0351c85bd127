@echo off
rem Starts Kassenbote on Windows. In a source tree it first builds what is missing or older than the sources;
rem in an installed copy (this file beside lib\, no pom.xml) it just runs.
rem
rem   JAVA_HOME   the Java to use (otherwise: java from the PATH)
rem   JAVA_OPTS   further options for the JVM
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo kassenbote: Java 17 or newer is needed, and none was found. Install a JDK, or set JAVA_HOME. 1>&2
  exit /b 1
)
set "VERSION="
for /f tokens^=2^ delims^=^" %%v in ('^""%JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do if not defined VERSION set "VERSION=%%v"
for /f "tokens=1-4 delims=.-+_" %%a in ("%VERSION%.0.0.0") do (
  set "MAJOR=%%a"
  set "MINOR=%%b"
  set "SECURITY=%%c"
  set "PATCH=%%d"
)
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 17 (
  echo kassenbote: Java 17 or newer is needed, but this one is version %VERSION%. Install a newer JDK, or set JAVA_HOME. 1>&2
  exit /b 1
)

rem Base64 decoding is wrong in older JDKs (CVE-2026-114938); releases other than 17 and 25 are taken as unrepaired.
set "FLAGS=-XX:+ExitOnOutOfMemoryError"
set "REPAIRED="
if %MAJOR% GTR 25 set "REPAIRED=1"
if %MAJOR% EQU 17 call :at_least 21
if %MAJOR% EQU 25 call :at_least 5
if not defined REPAIRED set "FLAGS=%FLAGS% -XX:-UseBASE64Intrinsics"
rem Newer JDKs print warnings when Netty and others do what they always did.
if %MAJOR% GEQ 22 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
if %MAJOR% GEQ 23 if %MAJOR% LEQ 25 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"

if not exist "%HERE%\pom.xml" (
  set "DIST=%HERE%"
  goto run
)

set "DIST=%HERE%\cli\target\kassenbote"
rem Exit code 0: nothing that the distribution is made from is newer than the distribution.
powershell -NoProfile -Command "$s = Get-Item -Path (Join-Path $env:DIST 'lib\cli-*.jar') -ErrorAction SilentlyContinue | Select-Object -First 1; if (-not $s) { exit 1 }; $p = @((Join-Path $env:HERE 'pom.xml'), (Join-Path $env:HERE '.mvn'), (Join-Path $env:HERE '*\pom.xml'), (Join-Path $env:HERE '*\src\main')); $n = Get-ChildItem -Path $p -Recurse -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTime -gt $s.LastWriteTime -and $_.FullName -notmatch '\\(target|system-test|distribution)\\' } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto run

where mvn >nul 2>&1
if errorlevel 1 (
  echo kassenbote: Kassenbote must be built first, and Maven ^(mvn, 3.8 or newer^) was not found. Install it, then try again. 1>&2
  exit /b 1
)
echo kassenbote: building ^(the first time also fetches the libraries, which takes a few minutes^) ... 1>&2
pushd "%HERE%"
call mvn -B -ntp -Dstyle.color=never -Dmaven.test.skip=true -pl cli -am package 1>&2
set "STATUS=%ERRORLEVEL%"
popd
if not "%STATUS%"=="0" (
  echo kassenbote: the build failed. The reason stands above. 1>&2
  exit /b 1
)

:run
if not exist "%DIST%\lib\" (
  echo kassenbote: there is no folder lib beside %~nx0: the installation is incomplete. 1>&2
  exit /b 1
)
rem A till does little at a time and runs on small machines: quick to start, small, and back to small when idle.
rem The app that is started, also behind --lang; an equals sign separates arguments here.
set "APP=%~1 %~2"
if "%~1"=="--lang" set "APP=%~3 %~4"
rem Without a bound a hub takes a quarter of the memory of the machine, whether it needs that or not.
if "%APP%"=="hub run" set "FLAGS=%FLAGS% -Xmx640m"
if not "%APP%"=="till run" goto start
set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1 -Xms16m -Xmx512m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30"
rem Two collectors are refused.
echo "%JAVA_OPTS%" | findstr /r /c:"-XX:+Use.*GC" >nul || set "FLAGS=%FLAGS% -XX:+UseSerialGC"
rem The classes as the JVM keeps them, made by the build for its own place; a JVM that they do not fit goes without.
if exist "%DIST%\till.jsa" set FLAGS=%FLAGS% "-XX:SharedArchiveFile=%DIST%\till.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off

:start
"%JAVA%" %FLAGS% %JAVA_OPTS% -cp "%DIST%\lib\*" de.kassenbote.cli.Kassenbote %*
exit /b %ERRORLEVEL%

rem Sets REPAIRED if the version is at least MAJOR.0.<argument>.1
:at_least
if %MINOR% GTR 0 set "REPAIRED=1"
if %MINOR% EQU 0 if %SECURITY% GTR %1 set "REPAIRED=1"
if %MINOR% EQU 0 if %SECURITY% EQU %1 if %PATCH% GEQ 1 set "REPAIRED=1"
exit /b 0
