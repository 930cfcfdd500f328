/* A card reader for tests: SoftHSM2, with the faults of real readers and cards that it does not have.
 *
 * The module lives in a folder of its own, beside a copy of libsofthsm2.so and its configuration: each folder is a
 * computer of its own, whatever the number in one process. A fault is a file in the folder "faults"; its content, where
 * it has one, is a number. Each call worth counting adds a line to the file "calls". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

typedef unsigned long ulong_t;
typedef struct { unsigned char version[2]; void *call[68]; } functions_t;

enum { INITIALIZE = 0, GET_SLOT_LIST = 4, GET_SLOT_INFO = 5, GET_TOKEN_INFO = 6, GET_MECHANISM_LIST = 7, OPEN_SESSION = 12,
       CLOSE_SESSION = 13, GET_SESSION_INFO = 15, LOGIN = 18, SIGN_INIT = 42, SIGN = 43, WAIT_FOR_SLOT_EVENT = 67 };
enum { OK = 0, NO_EVENT = 8, DEVICE_REMOVED = 0x32, FUNCTION_NOT_SUPPORTED = 0x54, MECHANISM_INVALID = 0x70,
       PIN_INCORRECT = 0xA0, PIN_LOCKED = 0xA4, SESSION_HANDLE_INVALID = 0xB3, TOKEN_NOT_PRESENT = 0xE0,
       TOKEN_NOT_RECOGNIZED = 0xE1 };
enum { RSA_X_509 = 3, RSA_PKCS_PSS = 13 };
enum { FLAGS_AT = 96, TOKEN_PRESENT = 1, PROTECTED_PATH = 0x100, TOKEN_INITIALIZED = 0x400, PIN_LOW = 0x10000,
       PIN_FINAL = 0x20000, PIN_IS_LOCKED = 0x40000, TRIES = 3 };

static char folder[3000];
static functions_t *real, mine;
static int wrong_codes;
static int was_removed;
static int events_told;

#define REAL(function, ...) ((ulong_t (*)(__VA_ARGS__))real->call[function])

static char *path_of(const char *name, char *path)
{
    snprintf(path, 4096, "%s/%s", folder, name);
    return path;
}

static int has(const char *fault)
{
    char name[200], path[4096];
    snprintf(name, sizeof name, "faults/%s", fault);
    return access(path_of(name, path), F_OK) == 0;
}

static int number_of(const char *fault)
{
    char name[200], path[4096];
    int number = 0;
    snprintf(name, sizeof name, "faults/%s", fault);
    FILE *file = fopen(path_of(name, path), "r");
    if (!file) return 0;
    if (fscanf(file, "%d", &number) != 1) number = 0;
    fclose(file);
    return number;
}

static void count(const char *call)
{
    char path[4096], line[100];
    int length = snprintf(line, sizeof line, "%s\n", call);
    int file = open(path_of("calls", path), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    if (write(file, line, length) != length) abort();
    close(file);
}

/* SoftHSM2 reads the name of its configuration from the environment, which the folders of one process share. */
static ulong_t initialize(void *arguments)
{
    char configuration[4096], lock_name[4096];
    int lock = open(path_of("../initialize.lock", lock_name), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    flock(lock, LOCK_EX);
    setenv("SOFTHSM2_CONF", path_of("softhsm2.conf", configuration), 1);
    ulong_t result = REAL(INITIALIZE, void *)(arguments);
    close(lock);
    count("C_Initialize");
    return result;
}

static ulong_t flags_of_token(ulong_t slot)
{
    unsigned char info[256];
    memset(info, 0, sizeof info);
    REAL(GET_TOKEN_INFO, ulong_t, void *)(slot, info);
    return *(ulong_t *)(info + FLAGS_AT);
}

/* SoftHSM2 always shows one more slot, with a token to be made. */
static ulong_t get_slot_list(unsigned char with_token, ulong_t *slots, ulong_t *number)
{
    ulong_t all[64], kept = 0, found = 64;
    while (has("hung")) usleep(10000);
    ulong_t result = REAL(GET_SLOT_LIST, unsigned char, ulong_t *, ulong_t *)(0, NULL, &found);
    found = 64;
    if (!result) result = REAL(GET_SLOT_LIST, unsigned char, ulong_t *, ulong_t *)(0, all, &found);
    if (result) return result;
    for (ulong_t i = 0; i < found; i++)
        if (!has("no-reader") && (flags_of_token(all[i]) & TOKEN_INITIALIZED)) all[kept++] = all[i];
    if (slots) memcpy(slots, all, kept * sizeof *slots);
    *number = kept;
    (void)with_token;
    return OK;
}

static ulong_t get_slot_info(ulong_t slot, unsigned char *info)
{
    if (number_of("slot-info")) return number_of("slot-info");
    ulong_t result = REAL(GET_SLOT_INFO, ulong_t, void *)(slot, info);
    if (!result && has("removed")) *(ulong_t *)(info + FLAGS_AT) &= ~(ulong_t)TOKEN_PRESENT;
    return result;
}

static ulong_t get_token_info(ulong_t slot, unsigned char *info)
{
    if (has("removed")) return TOKEN_NOT_PRESENT;
    if (has("unrecognised")) return TOKEN_NOT_RECOGNIZED;
    if (number_of("token-info")) return number_of("token-info");
    ulong_t result = REAL(GET_TOKEN_INFO, ulong_t, void *)(slot, info);
    ulong_t *flags = (ulong_t *)(info + FLAGS_AT);
    *flags &= ~(ulong_t)(PIN_LOW | PIN_FINAL | PIN_IS_LOCKED);
    if (wrong_codes > 0) *flags |= PIN_LOW;
    if (wrong_codes == TRIES - 1) *flags |= PIN_FINAL;
    if (wrong_codes >= TRIES) *flags |= PIN_IS_LOCKED;
    if (has("pin-pad")) *flags |= PROTECTED_PATH;
    return result;
}

static int is_missing(ulong_t mechanism)
{
    return (mechanism == RSA_PKCS_PSS && has("no-pss")) || (mechanism == RSA_X_509 && has("no-raw"));
}

static int is_untold(ulong_t mechanism)
{
    return (mechanism == RSA_PKCS_PSS || mechanism == RSA_X_509) && has("untold");
}

static ulong_t get_mechanism_list(ulong_t slot, ulong_t *mechanisms, ulong_t *number)
{
    ulong_t result = REAL(GET_MECHANISM_LIST, ulong_t, ulong_t *, ulong_t *)(slot, mechanisms, number);
    if (result || !mechanisms) return result;
    ulong_t kept = 0;
    for (ulong_t i = 0; i < *number; i++)
        if (!is_missing(mechanisms[i]) && !is_untold(mechanisms[i])) mechanisms[kept++] = mechanisms[i];
    *number = kept;
    return OK;
}

static ulong_t lost(void)
{
    return has("removed") ? DEVICE_REMOVED : has("swapped") ? SESSION_HANDLE_INVALID : OK;
}

static ulong_t open_session(ulong_t slot, ulong_t flags, void *data, void *notify, ulong_t *session)
{
    if (has("removed")) return TOKEN_NOT_PRESENT;
    if (number_of("open-session")) return number_of("open-session");
    count("C_OpenSession");
    return REAL(OPEN_SESSION, ulong_t, ulong_t, void *, void *, ulong_t *)(slot, flags, data, notify, session);
}

static ulong_t close_session(ulong_t session)
{
    count("C_CloseSession");
    return REAL(CLOSE_SESSION, ulong_t)(session);
}

static ulong_t get_session_info(ulong_t session, void *info)
{
    return lost() ? lost() : REAL(GET_SESSION_INFO, ulong_t, void *)(session, info);
}

static ulong_t login(ulong_t session, ulong_t user, char *code, ulong_t length)
{
    count("C_Login");
    if (lost()) return lost();
    if (wrong_codes >= TRIES) return PIN_LOCKED;
    if (!code && has("pin-pad")) code = "1234", length = 4;
    ulong_t result = REAL(LOGIN, ulong_t, ulong_t, char *, ulong_t)(session, user, code, length);
    wrong_codes = result == PIN_INCORRECT ? wrong_codes + 1 : 0;
    return result;
}

static ulong_t sign_init(ulong_t session, ulong_t *mechanism, ulong_t key)
{
    if (lost()) return lost();
    return is_missing(*mechanism) ? MECHANISM_INVALID : REAL(SIGN_INIT, ulong_t, ulong_t *, ulong_t)(session, mechanism, key);
}

static ulong_t sign(ulong_t session, void *data, ulong_t length, void *signature, ulong_t *signature_length)
{
    count("C_Sign");
    if (has("removed-by-signing")) close(open(path_of("faults/removed", (char[4096]){0}), O_CREAT | O_CLOEXEC, 0600));
    usleep(1000 * number_of("slow"));
    if (lost()) return lost();
    ulong_t result = REAL(SIGN, ulong_t, void *, ulong_t, void *, ulong_t *)(session, data, length, signature, signature_length);
    if (!result && signature && has("long-signature")) *signature_length += 64;
    return result;
}

/* With the fault "events", a removal and each of the insertions that the fault "insertions" tells are events. */
static ulong_t wait_for_slot_event(ulong_t flags, ulong_t *slot, void *reserved)
{
    ulong_t all[64], number = 64;
    (void)flags, (void)reserved;
    if (number_of("no-events")) return number_of("no-events");
    if (!has("events")) return FUNCTION_NOT_SUPPORTED;
    int happened = has("removed") != was_removed || events_told < number_of("insertions");
    if (!happened || get_slot_list(0, all, &number) || number == 0) return NO_EVENT;
    if (has("removed") != was_removed) was_removed = has("removed");
    else events_told++;
    *slot = all[0];
    return OK;
}

ulong_t C_GetFunctionList(functions_t **list)
{
    if (!real) {
        Dl_info self;
        char path[4096];
        if (!dladdr((void *)C_GetFunctionList, &self)) return 5;
        snprintf(path, sizeof path, "%s", self.dli_fname);
        snprintf(folder, sizeof folder, "%s", dirname(path));
        void *library = dlopen(path_of("libsofthsm2.so", path), RTLD_NOW | RTLD_LOCAL);
        if (!library || ((ulong_t (*)(functions_t **))dlsym(library, "C_GetFunctionList"))(&real)) return 5;
        mine = *real;
        mine.call[INITIALIZE] = initialize;
        mine.call[GET_SLOT_LIST] = get_slot_list;
        mine.call[GET_SLOT_INFO] = get_slot_info;
        mine.call[GET_TOKEN_INFO] = get_token_info;
        mine.call[GET_MECHANISM_LIST] = get_mechanism_list;
        mine.call[OPEN_SESSION] = open_session;
        mine.call[CLOSE_SESSION] = close_session;
        mine.call[GET_SESSION_INFO] = get_session_info;
        mine.call[LOGIN] = login;
        mine.call[SIGN_INIT] = sign_init;
        mine.call[SIGN] = sign;
        mine.call[WAIT_FOR_SLOT_EVENT] = wait_for_slot_event;
    }
    *list = &mine;
    return OK;
}
