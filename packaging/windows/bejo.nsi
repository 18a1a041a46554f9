; The installer for Windows, for one user, without an administrator.
;
; This script was compiled on Debian against a folder of empty files. Neither the installer nor
; the programs in it were ever run on Windows. On Windows, from the root of the project:
;
;   pyinstaller --distpath build\package packaging\bejo.spec
;   makensis -WX -DBUILD=%CD%\build\package\bejo-desktop -DVERSION=0.1.0 packaging\windows\bejo.nsi
;
; BUILD    folder with bejo.exe, bejo-central.exe, bejo-desktop.exe and _internal
; VERSION  three numbers, as in pyproject.toml
; OUT      file to write (optional)

!ifndef BUILD
  !error "BUILD names the folder of the programs"
!endif
!ifndef VERSION
  !error "VERSION is that of pyproject.toml"
!endif
!ifndef OUT
  !define OUT "bejo-desktop-${VERSION}-setup.exe"
!endif

Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define NAME "Bejo Desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BejoDesktop"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "LegalCopyright" "${NAME}"

!define MUI_ICON "bejo.ico"
!define MUI_UNICON "bejo.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bejo-desktop.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString TRAINING ${LANG_INDONESIAN} "latihan"
LangString TRAINING ${LANG_ENGLISH} "training"
LangString TOO_OLD ${LANG_INDONESIAN} "Bejo Desktop memerlukan Windows 10 64-bit atau yang lebih baru."
LangString TOO_OLD ${LANG_ENGLISH} "Bejo Desktop needs 64-bit Windows 10 or newer."
LangString IS_RUNNING ${LANG_INDONESIAN} "Bejo Desktop sedang berjalan. Tutup dahulu, lalu ulangi."
LangString IS_RUNNING ${LANG_ENGLISH} "Bejo Desktop is running. Close it, then try again."

; A program that runs cannot be opened for writing.
!macro REQUIRE_STOPPED PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(IS_RUNNING)" /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only what the installer laid down: the folder may hold other things, and the data of the desk
; lie elsewhere and stay.
!macro REMOVE_PROGRAMS
  Delete "$INSTDIR\bejo.exe"
  Delete "$INSTDIR\bejo-central.exe"
  Delete "$INSTDIR\bejo-desktop.exe"
  Delete "$INSTDIR\LICENCES.txt"
  RMDir /r "$INSTDIR\_internal"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Section
  !insertmacro REQUIRE_STOPPED bejo-desktop
  !insertmacro REQUIRE_STOPPED bejo-central
  !insertmacro REQUIRE_STOPPED bejo
  !insertmacro REMOVE_PROGRAMS
  SetOutPath "$INSTDIR"
  File /r "${BUILD}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\bejo-desktop.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME} ($(TRAINING)).lnk" "$INSTDIR\bejo-desktop.exe" "--training"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\bejo-desktop.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro REQUIRE_STOPPED bejo-desktop
  !insertmacro REQUIRE_STOPPED bejo-central
  !insertmacro REQUIRE_STOPPED bejo
  !insertmacro REMOVE_PROGRAMS
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${NAME}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
