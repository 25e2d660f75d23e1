"""The features of a browser that no page may use: no device, no sensor. deploy/nginx.conf says the same for its own."""

NONE: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer autoplay browsing-topics camera clipboard-read display-capture fullscreen geolocation gyroscope "
        "hid magnetometer microphone midi payment publickey-credentials-get screen-wake-lock serial usb "
        "xr-spatial-tracking"
    ).split()
}
